# however a block is left before its deadline, by its end, return, break, continue or error, the deadline is gone with it
import asyncio

async def leaves(how, log):
    for i in range(2):
        async with asyncio.timeout(0.01):
            await asyncio.sleep(0)
            if how == "return":
                return "returned"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                raise OSError("raised")
        log.append(f"ended {i}")
    return "ended"

async def main():
    me = asyncio.current_task()
    for how in ("end", "return", "break", "continue", "raise"):
        log = []
        try:
            log.append(await leaves(how, log))
        except OSError as e:
            log.append(str(e))
        await asyncio.sleep(0.02)
        print(how, log, me.cancelling())
    async def nested():
        async with asyncio.timeout(0.01):
            async with asyncio.timeout(0.01):
                async with asyncio.timeout(0.01):
                    return "through three"
    result = await nested()
    await asyncio.sleep(0.02)
    print(result, me.cancelling())

asyncio.run(main())
