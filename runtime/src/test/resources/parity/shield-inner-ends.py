# shield: how the inner one ends is how the outer ends; done ones are not wrapped; what a shield refuses
import asyncio

async def job(turns, how=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if how is not None:
        raise how
    return "value"

def how(f):
    if not f.done():
        return "pending"
    if f.cancelled():
        return "cancelled"
    return repr(f.exception()) if f.exception() else repr(f.result())

def ended(with_):
    fut = asyncio.get_running_loop().create_future()
    with_(fut)
    return fut

async def main():
    loop = asyncio.get_running_loop()
    for name, ends in (("value", job(2)), ("error", job(2, ValueError("own"))),
                       ("cancels itself", job(2, asyncio.CancelledError())), ("nothing", asyncio.sleep(0))):
        inner = asyncio.create_task(ends)
        outer = asyncio.shield(inner)
        before = how(outer)
        await asyncio.wait([outer])
        print(name, before, how(outer), how(inner), outer is inner)
    inner = asyncio.create_task(job(9))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0)
    inner.cancel()
    for turn in range(3):
        print("turn", turn, how(inner), how(outer))
        await asyncio.sleep(0)
    error = ValueError("same object")
    inner = loop.create_future()
    outer = asyncio.shield(inner)
    inner.set_exception(error)
    try:
        await outer
    except ValueError as e:
        print(e, e is error, outer.exception() is inner.exception())
    for fut in (ended(lambda f: f.set_result(1)), ended(lambda f: f.set_exception(KeyError("k"))), ended(lambda f: f.cancel())):
        print("done before", asyncio.shield(fut) is fut, how(fut))
    inner = loop.create_future()
    outer = asyncio.shield(inner)
    outer.set_result("by hand")
    await asyncio.sleep(0)
    inner.set_result("too late")
    await asyncio.sleep(0)
    print("set by hand", await outer, await inner)
    inner = loop.create_future()
    outers = [asyncio.shield(inner) for _ in range(3)]
    outers[1].cancel()
    inner.set_result("shared")
    print(len(set(outers)), [how(o) for o in outers])
    await asyncio.sleep(0)
    print([how(o) for o in outers])
    inner = loop.create_future()
    outer = asyncio.shield(inner)
    for act in (outer.result, outer.exception):
        try:
            act()
        except asyncio.InvalidStateError as e:
            print("InvalidStateError", e)
    inner.cancel()
    await asyncio.wait([outer])
    try:
        outer.exception()
    except asyncio.CancelledError:
        print("CancelledError")

asyncio.run(main())
