# Queue: join waits for task_done, not for get; what is put in afterwards does not hold it; too many task_done are refused
import asyncio

log = []

async def joiner(q, name):
    await q.join()
    log.append(name)

async def worker(q, name, turns):
    while True:
        item = await q.get()
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"{name} did {item}")
        q.task_done()

async def main():
    q = asyncio.Queue()
    asyncio.get_running_loop().call_soon(log.append, "turn")
    await joiner(q, "empty")
    print(log)
    log.clear()
    ws = [asyncio.create_task(worker(q, n, i)) for i, n in enumerate("abc")]
    for i in range(7):
        q.put_nowait(i)
    await q.join()
    print(log, q.qsize())
    log.clear()
    for w in ws:
        w.cancel()
    await asyncio.gather(*ws, return_exceptions=True)
    q.put_nowait(1)
    q.put_nowait(2)
    ts = [asyncio.create_task(joiner(q, n)) for n in ("j", "k")]
    await asyncio.sleep(0)
    q.get_nowait(), q.get_nowait()
    q.task_done()
    ts[0].cancel()
    await asyncio.sleep(0)
    print("one left", log, [t.done() for t in ts])
    q.task_done()
    q.put_nowait(3)
    await asyncio.sleep(0)
    print("joined", log, [t.done() for t in ts])
    late = asyncio.create_task(joiner(q, "late"))
    await asyncio.sleep(0)
    q.task_done()
    await late
    print("done before it was taken out", log, q.qsize())
    try:
        q.task_done()
    except ValueError as e:
        print("ValueError:", e)
    try:
        asyncio.Queue().task_done()
    except ValueError as e:
        print("ValueError:", e)

asyncio.run(main())
