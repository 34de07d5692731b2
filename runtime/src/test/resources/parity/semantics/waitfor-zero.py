# wait_for with no time at all: what is done is answered, what has not begun never does, what runs is cancelled and waited for
import asyncio

log = []

async def runs(name, value=None, error=None, turns=0):
    log.append(f"{name} starts")
    try:
        await asyncio.sleep(0 if turns == 0 else 10)
    except asyncio.CancelledError:
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"{name} cleaned up")
        if error:
            raise error
        if value:
            return value
        raise
    return value

async def how(aw, limit):
    try:
        return await asyncio.wait_for(aw, limit)
    except BaseException as e:
        return f"{type(e).__name__} {e}".strip()

async def main():
    loop = asyncio.get_running_loop()
    for limit in (0, -1):
        log.clear()
        done, failed, pending, cancelled = (loop.create_future() for _ in range(4))
        done.set_result("result")
        failed.set_exception(OSError("error"))
        cancelled.cancel("cancelled before")
        print("futures", await how(done, limit), "|", await how(failed, limit), "|", await how(pending, limit), pending.cancelled())
        print("cancelled", (await how(cancelled, limit)).split()[0])
        print("coroutine", await how(runs("coroutine"), limit), log)
        for name, value, error, turns in (("task", None, None, 1), ("slow", None, None, 3), ("swallows", "value", None, 1), ("fails", None, OSError("o"), 1)):
            t = asyncio.create_task(runs(name, value, error, turns))
            await asyncio.sleep(0)
            print(name, await how(t, limit), t.done(), t.cancelled())
        t = asyncio.create_task(runs("unstarted"))
        print("unstarted", await how(t, limit), t.cancelled())
        print(log, asyncio.current_task().cancelling())

asyncio.run(main())
