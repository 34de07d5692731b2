# a value, an error or a cancellation climbs a chain of tasks that await each other one task a turn
import asyncio

async def link(fut, name, log):
    try:
        value = await fut
        log.append(f"{name} {value}")
        return value + 1
    except BaseException as e:
        log.append(f"{name} {type(e).__name__}")
        raise

async def main():
    loop = asyncio.get_running_loop()
    for how in ("value", "error", "cancelled", "cancelled from above"):
        fut, log = loop.create_future(), []
        links, awaited = [], fut
        for name in "abcd":
            awaited = asyncio.create_task(link(awaited, name, log))
            links.append(awaited)
        for _ in range(2):
            await asyncio.sleep(0)
        if how == "value":
            fut.set_result(0)
        elif how == "error":
            fut.set_exception(OSError("o"))
        elif how == "cancelled":
            fut.cancel()
        else:
            print("cancel d", links[3].cancel(), [t.cancelling() for t in links], fut.cancelled())
        for turn in range(5):
            log.append([t.done() for t in links].count(True))
            await asyncio.sleep(0)
        print(how, log)
        links[3].exception() if how == "error" else None
        print([t.cancelled() for t in links], links[3].result() if how == "value" else None)

asyncio.run(main())
