# a deadline that is past when the block begins: a body that never suspends escapes it, the first suspension of any kind does not
import asyncio

async def nothing():
    return "nothing"

async def main():
    loop, me = asyncio.get_running_loop(), asyncio.current_task()
    done = loop.create_future()
    done.set_result("done future")
    for delay in (0, -1):
        async with asyncio.timeout(delay) as scope:
            print(await nothing(), await done, scope.expired(), scope.when() <= loop.time())
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        print("escaped", scope.expired(), me.cancelling())
        for name, make in (("bare turn", lambda: asyncio.sleep(0)), ("timer", lambda: asyncio.sleep(1)),
                           ("future", loop.create_future), ("task", lambda: asyncio.create_task(nothing())),
                           ("gather", lambda: asyncio.gather(nothing())), ("group", None)):
            try:
                async with asyncio.timeout(delay) as scope:
                    if make:
                        await make()
                    else:
                        async with asyncio.TaskGroup() as tg:
                            t = tg.create_task(asyncio.sleep(1))
                print(name, "escaped")
            except TimeoutError:
                print(name, scope.expired(), me.cancelling())
    log = []
    try:
        async with asyncio.timeout(0):
            loop.call_soon(log.append, "callback")
            t = asyncio.create_task(asyncio.sleep(0))
            t.add_done_callback(lambda f: log.append("task"))
            await asyncio.sleep(0)
    except TimeoutError:
        log.append("timed out")
    await asyncio.sleep(0)
    print(log)

asyncio.run(main())
