# shield among callbacks: those of the inner and the outer one run in the order they were added, a turn apart
import asyncio

log = []
turn = 0
ticking = True

def tick():
    global turn
    turn += 1
    if ticking:
        asyncio.get_running_loop().call_soon(tick)

def note(name):
    return lambda fut: log.append((name, turn))

async def awaits(name, fut):
    try:
        log.append((name, await fut, turn))
    except asyncio.CancelledError:
        log.append((name, "cancelled", turn))

def future():
    return asyncio.get_running_loop().create_future()

async def show(what):
    global turn
    for _ in range(5):
        await asyncio.sleep(0)
    print(what, log)
    log.clear()
    turn = 0

async def main():
    global ticking
    asyncio.get_running_loop().call_soon(tick)
    await show("ticks")
    inner = future()
    inner.add_done_callback(note("inner before"))
    outer = asyncio.shield(inner)
    inner.add_done_callback(note("inner after"))
    outer.add_done_callback(note("outer"))
    inner.set_result(None)
    await show("ended")
    inner = future()
    inner.add_done_callback(note("inner before"))
    outer = asyncio.shield(inner)
    inner.add_done_callback(note("inner after"))
    outer.add_done_callback(note("outer"))
    outer.cancel()
    inner.set_result(None)
    await show("outer cancelled")
    inner = future()
    outer = asyncio.shield(inner)
    outer.add_done_callback(note("outer"))
    inner.add_done_callback(note("inner"))
    inner.cancel()
    outer.cancel()
    await show("inner cancelled, then outer")
    inner = future()
    tasks = [asyncio.create_task(awaits("bare 1", inner)), asyncio.create_task(awaits("shielded 1", asyncio.shield(inner))),
             asyncio.create_task(awaits("bare 2", inner)), asyncio.create_task(awaits("shielded 2", asyncio.shield(inner)))]
    await show("four wait")
    inner.set_result("value")
    await show("and wake")
    inner = future()
    outer = asyncio.shield(inner)
    def on_outer(fut):
        log.append(("outer", fut.cancelled(), inner.done(), turn))
        inner.set_result("by the callback")
    outer.add_done_callback(on_outer)
    inner.add_done_callback(note("inner"))
    outer.cancel()
    await show("the inner set as the outer goes")
    inner = future()
    inner.add_done_callback(lambda fut: log.append(("shielded by a callback", asyncio.shield(fut) is fut, turn)))
    inner.add_done_callback(note("then"))
    inner.set_result(None)
    await show("in a callback")
    inner = future()
    outer = asyncio.shield(inner)
    outer.add_done_callback(removed := note("removed"))
    print("removed", outer.remove_done_callback(removed), outer.remove_done_callback(removed))
    inner.set_result(None)
    await show("no callback")
    ticking = False

asyncio.run(main())
