# Queue: full and empty, with a maximum and without; refusals change nothing; put and get are cold
import asyncio

def attempt(what, act):
    try:
        print(what, act())
    except (asyncio.QueueFull, asyncio.QueueEmpty) as e:
        print(what, type(e).__name__)

async def main():
    for q in (asyncio.Queue(2), asyncio.LifoQueue(2), asyncio.PriorityQueue(2)):
        attempt("get", q.get_nowait)
        for i in (5, 3, 4):
            attempt("put", lambda: q.put_nowait(i))
        print(q.qsize(), q.full(), q.empty(), q.maxsize)
        for _ in range(3):
            attempt("get", q.get_nowait)
        print(q.qsize(), q.full(), q.empty())
    for maxsize in (0, -1):
        q = asyncio.Queue(maxsize)
        for i in range(100):
            q.put_nowait(i)
        print(maxsize, q.qsize(), q.full(), q.empty())
    q = asyncio.Queue()
    put, get = q.put("cold"), q.get()
    print("cold", q.qsize())
    await put
    print("put", q.qsize(), await get, q.qsize())
    try:
        await put
    except RuntimeError as e:
        print("RuntimeError:", e)
    await q.put(None)
    print("None is an item", q.qsize(), await q.get())
    l = asyncio.LifoQueue()
    l.put_nowait(None)
    l.put_nowait(1)
    print(l.get_nowait(), l.get_nowait(), l.empty())

asyncio.run(main())
