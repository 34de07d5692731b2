# however a body is left, by its end, return, break, continue or error, the group waits for its members before anybody goes on
import asyncio

async def member(name, log):
    try:
        for _ in range(3):
            await asyncio.sleep(0)
        log.append(f"{name} ends")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def leaves(how, log):
    for i in range(2):
        async with asyncio.TaskGroup() as tg:
            tg.create_task(member(f"member {i}", log))
            if how == "return":
                return log.append("returns") or f"value after {len(log)}"
            if how == "break":
                break
            if how == "continue":
                continue
            if how == "raise":
                await asyncio.sleep(0)
                raise OSError("raised")
        log.append(f"after {i}")
    return "ended"

async def main():
    for how in ("end", "return", "break", "continue", "raise"):
        log = []
        try:
            log.append(await leaves(how, log))
        except ExceptionGroup as eg:
            log.append([str(e) for e in eg.exceptions])
        print(how, log)
    log = []
    async def nested():
        async with asyncio.TaskGroup() as outer:
            outer.create_task(member("outer", log))
            async with asyncio.TaskGroup() as inner:
                inner.create_task(member("inner", log))
                return "through both"
    print(await nested(), log)

asyncio.run(main())
