# a body that awaits the member that fails: the group's cancel comes before the error, which it sees only when it asks again
import asyncio

async def fails(turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError("member")

async def main():
    me = asyncio.current_task()
    for how in ("passes on", "swallows", "asks again", "replaces", "returns", "waits again"):
        for turns in (0, 2):
            log = []
            async def body():
                async with asyncio.TaskGroup() as tg:
                    t = tg.create_task(fails(turns))
                    try:
                        await t
                    except ValueError as e:
                        log.append("not reached")
                    except asyncio.CancelledError:
                        log.append((t.done(), me.cancelling()))
                        if how == "passes on":
                            raise
                        if how == "asks again":
                            await t
                        if how == "replaces":
                            raise OSError("body")
                        if how == "returns":
                            return "value"
                        if how == "waits again":
                            await asyncio.sleep(0)
                            log.append("free to")
                return "not reached"
            try:
                log.append(await body())
            except ExceptionGroup as eg:
                log.append([f"{type(e).__name__} {e}" for e in eg.exceptions])
            print(how, turns, log, me.cancelling())

asyncio.run(main())
