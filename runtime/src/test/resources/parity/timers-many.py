# five hundred timers, set in no order, most of them cancelled in another: the rest fire by deadline
import asyncio

N = 500

async def main():
    loop = asyncio.get_running_loop()
    base, fired, handles = loop.time(), [], []
    for i in range(N):
        after = i * 7919 % N
        handles.append((after, loop.call_at(base + 0.01 + after * 0.0001, fired.append, after)))
    for i in range(N):
        after, handle = handles[i * 6007 % N]
        if after % 5:
            handle.cancel()
    extra = []
    for i in range(N):
        loop.call_later(0.005, extra.append, i).cancel()
    await asyncio.sleep(0.1)
    print(len(fired), fired == sorted(fired), fired == list(range(0, N, 5)), extra)
    print(sum(h.cancelled() for _, h in handles))
    sleepers = [asyncio.create_task(asyncio.sleep(0.01 + (i * 31 % 100) * 0.0005, i * 31 % 100)) for i in range(100)]
    ended = []
    for t in sleepers:
        t.add_done_callback(lambda t: t.cancelled() or ended.append(t.result()))
    await asyncio.sleep(0)
    for i in range(0, 100, 3):
        sleepers[i].cancel()
    await asyncio.sleep(0.1)
    print(len(ended), ended == sorted(ended), sum(t.cancelled() for t in sleepers))

asyncio.run(main())
