# Barrier: abort and reset fail those who wait; a broken one fails those who come, a reset one makes them wait
import asyncio

log = []

async def party(b, name):
    try:
        log.append(f"{name}:{await b.wait()}")
    except asyncio.BrokenBarrierError as e:
        log.append(f"{name} {e}")

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

def show(what, b):
    print(what, log, "waiting", b.n_waiting, "broken", b.broken)
    log.clear()

async def main():
    b = asyncio.Barrier(3)
    ts = [asyncio.create_task(party(b, n)) for n in "ab"]
    await turns(1)
    await b.abort()
    show("aborted", b)
    ts.append(asyncio.create_task(party(b, "c")))
    await turns(2)
    show("and they fail", b)
    await b.abort()
    await b.reset()
    show("reset", b)
    ts += [asyncio.create_task(party(b, n)) for n in "def"]
    await turns(2)
    show("serves", b)
    ts += [asyncio.create_task(party(b, n)) for n in "gh"]
    await turns(1)
    await b.reset()
    ts.append(asyncio.create_task(party(b, "new")))
    show("reset with two inside", b)
    await turns(3)
    show("they fail, new waits", b)
    ts += [asyncio.create_task(party(b, n)) for n in "ij"]
    await turns(2)
    show("serves", b)
    ts += [asyncio.create_task(party(b, n)) for n in "kl"]
    await turns(1)
    print("last in", await b.wait())
    await b.reset()
    await turns(2)
    show("reset while they leave", b)
    ts += [asyncio.create_task(party(b, n)) for n in "mn"]
    await turns(1)
    print("last in", await b.wait())
    await b.abort()
    await turns(2)
    show("aborted while they leave", b)
    await b.reset()
    ts += [asyncio.create_task(party(b, n)) for n in "op"]
    await turns(1)
    await b.abort()
    await b.reset()
    await turns(3)
    show("aborted and reset at once", b)
    await asyncio.wait(ts)
    print(all(t.done() for t in ts))

asyncio.run(main())
