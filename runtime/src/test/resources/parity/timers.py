# timers: due order, cancelling one that is due already, timers set by timers, handles after the fact
import asyncio

async def main():
    loop = asyncio.get_running_loop()
    out, handles = [], {}
    def fire(name, cancels=None):
        out.append(name)
        if cancels:
            handles[cancels].cancel()
    base = loop.time()
    for name, after, cancels in (("late", 0.04, None), ("first", 0.01, "victim"), ("victim", 0.02, None), ("second", 0.03, None)):
        handles[name] = loop.call_at(base + after, fire, name, cancels)
    await asyncio.sleep(0.06)
    print(out, [name for name, h in handles.items() if h.cancelled()])
    handles["late"].cancel()
    print("cancelled after it ran", handles["late"].cancelled(), "when kept", handles["late"].when() == base + 0.04)
    out.clear()
    past = loop.time() - 5
    handles["a"] = loop.call_at(past, fire, "a", "b")
    handles["b"] = loop.call_at(past + 1, fire, "b")
    handles["c"] = loop.call_at(past + 2, fire, "c")
    await asyncio.sleep(0)
    print("overdue timers wait for the next turn", out)
    await asyncio.sleep(0)
    print("the first cancels the second of the same turn", out)
    out.clear()
    def again(n):
        out.append(n)
        if n:
            loop.call_later(0, again, n - 1)
    loop.call_later(0, again, 3)
    turns = 0
    while len(out) < 4:
        await asyncio.sleep(0)
        turns += 1
    print("call_later(0) takes a turn more than call_soon", out, turns)
    out.clear()
    async def sleeper(name, delay):
        await asyncio.sleep(delay)
        out.append(name)
    loop.call_later(0.02, out.append, "timer 2")
    await asyncio.gather(sleeper("sleep 3", 0.03), sleeper("sleep 1", 0.01), sleeper("negative", -1), sleeper("zero", 0))
    print(out)
    out.clear()
    h = loop.call_later(0.01, out.append, "never")
    h.cancel()
    h.cancel()
    t = asyncio.create_task(sleeper("never too", 0.01))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0.02)
    print("cancelled", h.cancelled(), t.cancelled(), out)
    print("sleep's value", await asyncio.sleep(0.001, "v"), await asyncio.sleep(-1, "w"))

asyncio.run(main())
