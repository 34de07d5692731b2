# a result and a cancel in the same turn: the cancel is not lost; a cancelled future takes no result
import asyncio

async def wait_for_it(fut, log):
    try:
        value = await fut
        log.append(f"got {value}")
        await asyncio.sleep(0)
        return value
    except asyncio.CancelledError as e:
        log.append(f"cancelled {fut.done()} {fut.cancelled()}")
        raise

async def child(log):
    await asyncio.sleep(0)
    log.append("child ends")
    return "child value"

async def main():
    loop = asyncio.get_running_loop()
    fut, log = loop.create_future(), []
    t = asyncio.create_task(wait_for_it(fut, log))
    await asyncio.sleep(0)
    fut.set_result("value")
    print("cancel after the result", t.cancel())
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", log, "the future keeps", fut.result())
    fut, log = loop.create_future(), []
    t = asyncio.create_task(wait_for_it(fut, log))
    await asyncio.sleep(0)
    print("cancel first", t.cancel(), "future cancelled at once", fut.cancelled())
    try:
        fut.set_result("value")
    except asyncio.InvalidStateError:
        print("no result any more")
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", log)
    fut, log = loop.create_future(), []
    t = asyncio.create_task(wait_for_it(fut, log))
    await asyncio.sleep(0)
    fut.set_exception(KeyError("k"))
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("the cancel beats an error that waits", log)
    log = []
    c = asyncio.create_task(child(log))
    t = asyncio.create_task(wait_for_it(c, log))
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    print("child done", c.done(), "waiter done", t.done())
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled while waking up", log, c.result())
    fut, log = loop.create_future(), []
    t = asyncio.create_task(wait_for_it(fut, log))
    await asyncio.sleep(0)
    loop.call_soon(fut.set_result, "in the same turn")
    loop.call_soon(t.cancel)
    try:
        await t
    except asyncio.CancelledError:
        print("by callbacks", log)
    fut, log = loop.create_future(), []
    t = asyncio.create_task(wait_for_it(fut, log))
    await asyncio.sleep(0)
    fut.set_result("one turn before")
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("one turn later", log)
    for first in (True, False):
        fut, log = loop.create_future(), []
        t = asyncio.create_task(wait_for_it(fut, log))
        if first:
            fut.add_done_callback(lambda f: t.cancel())
        await asyncio.sleep(0)
        if not first:
            fut.add_done_callback(lambda f: t.cancel())
        fut.set_result("told")
        try:
            await t
        except asyncio.CancelledError:
            print("by a callback before the waiter" if first else "by one behind it", log)

asyncio.run(main())
