# What each object says of itself: its state, and how many wait
import asyncio

def state(o):
    text = repr(o)
    return text[text.rindex("[") + 1:text.rindex("]")]

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def main():
    lock, event, cond = asyncio.Lock(), asyncio.Event(), asyncio.Condition()
    sem, bounded, barrier = asyncio.Semaphore(2), asyncio.BoundedSemaphore(1), asyncio.Barrier(3)
    every = lock, event, cond, sem, bounded, barrier
    for o in every:
        print("new", state(o))
    event.set()
    await lock.acquire(), await cond.acquire(), await sem.acquire(), await bounded.acquire()
    for o in every:
        print("used", state(o))
    event.clear()
    await sem.acquire()
    waiting = lock.acquire, event.wait, sem.acquire, bounded.acquire, barrier.wait
    ts = [asyncio.create_task(wait()) for wait in waiting for _ in range(2)]
    ts.append(asyncio.create_task(cond.wait()))
    await turns(1)
    for o in every:
        print("waited for", state(o))
    lock.release()
    sem.release()
    event.set()
    for o in (lock, sem, event):
        print("woken", state(o))
    ts[1].cancel()
    await turns(2)
    print("cancelled", state(lock))
    await barrier.wait()
    print("draining", state(barrier))
    await turns(1)
    print("filling", state(barrier))
    await barrier.abort()
    print("aborted", state(barrier))
    async with cond:
        cond.notify_all()
    sem.release()
    bounded.release(), bounded.release()
    await asyncio.wait(ts)

asyncio.run(main())
