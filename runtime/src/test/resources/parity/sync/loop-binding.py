# Every object of asyncio.locks and queues belongs to the loop of the first that waited; without waiting it serves any loop
import asyncio

async def uncontended(o):
    lock, event, sem, cond, q = o
    async with lock, sem, cond:
        event.set()
        await event.wait()
        event.clear()
        await q.put(1)
        await q.get()
        q.task_done()
        await q.join()
        cond.notify_all()
    return "fine"

async def waits(act):
    try:
        await asyncio.wait_for(act(), 0.001)
    except TimeoutError:
        return "waited"
    except RuntimeError as e:
        return "RuntimeError: " + str(e)[str(e).index(" is bound"):]

async def contended(o, turn):
    lock, event, sem, cond, q = o
    async with lock, sem, cond:
        print(turn, "lock:", await waits(lock.acquire))
        print(turn, "semaphore:", await waits(sem.acquire))
        print(turn, "event:", await waits(event.wait))
        print(turn, "condition:", await waits(cond.wait), cond.locked())
        print(turn, "get:", await waits(q.get))
        q.put_nowait(1)
        print(turn, "put:", await waits(lambda: q.put(2)))
        print(turn, "join:", await waits(q.join))
        q.get_nowait()
        q.task_done()

objects = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(1), asyncio.Condition(), asyncio.Queue(1)
print(asyncio.run(uncontended(objects)))
print(asyncio.run(uncontended(objects)))
asyncio.run(contended(objects, "first"))
asyncio.run(contended(objects, "second"))
print(asyncio.run(uncontended(objects)))
