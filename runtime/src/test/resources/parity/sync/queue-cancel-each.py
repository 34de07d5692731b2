# Queue: every choice of cancelled getters, and of putters, before and after what they wait for: no item is lost
import asyncio

async def get(q, name, log):
    try:
        log.append(f"{name}={await q.get()}")
    except asyncio.CancelledError:
        log.append(f"-{name}")
        raise

async def put(q, item, log):
    try:
        await q.put(item)
        log.append(f"+{item}")
    except asyncio.CancelledError:
        log.append(f"-{item}")
        raise

def cancel(ts, which):
    for i in range(3):
        if which >> i & 1:
            ts[i].cancel()

async def getters(before, after, items):
    q, log = asyncio.Queue(), []
    ts = [asyncio.create_task(get(q, n, log)) for n in "abc"]
    await asyncio.sleep(0)
    cancel(ts, before)
    for i in range(items):
        q.put_nowait(i)
    cancel(ts, after)
    ts.append(asyncio.create_task(get(q, "new", log)))
    for _ in range(4):
        await asyncio.sleep(0)
    print("get", before, after, items, " ".join(log), "left", [q.get_nowait() for _ in range(q.qsize())])
    for t in ts:
        t.cancel()
    await asyncio.wait(ts)

async def putters(before, after, takes):
    q, log = asyncio.Queue(2), []
    q.put_nowait(8)
    q.put_nowait(9)
    ts = [asyncio.create_task(put(q, i, log)) for i in range(3)]
    await asyncio.sleep(0)
    cancel(ts, before)
    taken = [q.get_nowait() for _ in range(takes)]
    cancel(ts, after)
    ts.append(asyncio.create_task(put(q, 5, log)))
    for _ in range(4):
        await asyncio.sleep(0)
    while q.qsize():
        taken.append(q.get_nowait())
        await asyncio.sleep(0)
    await asyncio.wait(ts)
    print("put", before, after, takes, " ".join(log), taken)

async def main():
    for before in range(8):
        for after in range(8):
            if before & after == 0:
                for n in (1, 2):
                    await getters(before, after, n)
                    await putters(before, after, n)

asyncio.run(main())
