# call_later/call_at: deadline order within one overdue batch, cancel, zero and negative delay
# part of the program: without wait
import asyncio, time

async def main():
    loop = asyncio.get_running_loop()
    out = []
    base = loop.time()
    for name, d in (("c", 0.03), ("a", 0.01), ("d", 0.04), ("b", 0.02)):
        loop.call_at(base + d, out.append, name)
    h = loop.call_at(base + 0.015, out.append, "cancelled")
    print("when kept", h.when() == base + 0.015)
    h.cancel()
    print("cancelled", h.cancelled())
    time.sleep(0.05)
    loop.call_soon(out.append, "soon")
    await asyncio.sleep(0)
    print("ready callbacks first", out)
    await asyncio.sleep(0)
    print("then the overdue timers by deadline", out)
    out.clear()
    loop.call_later(0, out.append, "zero")
    loop.call_later(-1, out.append, "negative")
    loop.call_soon(out.append, "soon1")
    await asyncio.sleep(0)
    loop.call_soon(out.append, "soon2")
    await asyncio.sleep(0)
    print("one iteration later, earliest deadline first", out)
    out.clear()
    same = loop.time() + 0.01
    for name in ("x", "y"):
        loop.call_at(same, out.append, name)
    await asyncio.sleep(0.03)
    print("two equal deadlines", sorted(out))
    out.clear()
    async def sleeper(n):
        await asyncio.sleep(0.01)
        out.append(n)
    await asyncio.gather(*[sleeper(i) for i in range(5)])
    print("equal sleeps started in order end in order", out)
    print("clock moves forward", loop.time() >= base)

asyncio.run(main())
