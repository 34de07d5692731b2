# run_coroutine_threadsafe, used on the loop's own thread, and its result awaited there: values, errors, cancels both ways
import asyncio, concurrent.futures

async def work(log, how):
    try:
        log.append(f"{how} runs")
        await asyncio.sleep(0.001 if how != "slow" else 10)
        if how == "fails":
            raise ValueError("work")
        if how == "cancels itself":
            asyncio.current_task().cancel()
            await asyncio.sleep(0)
        return how
    except asyncio.CancelledError:
        log.append(f"{how} cancelled")
        raise

async def takes(future):
    try:
        return await asyncio.wrap_future(future)
    except asyncio.CancelledError:
        return "CancelledError"
    except Exception as e:
        return f"{type(e).__name__} {e}"

async def main():
    loop, log = asyncio.get_running_loop(), []
    for how in ("value", "fails", "cancels itself"):
        future = asyncio.run_coroutine_threadsafe(work(log, how), loop)
        log.append(f"not yet {future.done()}")
        print(await takes(future), future.done(), future.cancelled(), log)
        log.clear()
    future = asyncio.run_coroutine_threadsafe(work(log, "slow"), loop)
    while not log:
        await asyncio.sleep(0)
    print(future.cancel(), future.cancelled(), log)
    while len(log) < 2:
        await asyncio.sleep(0)
    print(await takes(future), log)
    log.clear()
    future = asyncio.run_coroutine_threadsafe(work(log, "slow"), loop)
    t = asyncio.create_task(takes(future))
    while not log:
        await asyncio.sleep(0)
    t.cancel()
    print(await t, future.cancelled())
    while len(log) < 2:
        await asyncio.sleep(0)
    print(log)
    done = concurrent.futures.Future()
    done.set_result("already there")
    print(await takes(done))

asyncio.run(main())
