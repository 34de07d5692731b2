# BoundedSemaphore: no more releases than acquisitions, also through cancellations; plain ones may grow
import asyncio

async def take(s):
    await s.acquire()

async def attempt(what, act):
    try:
        act()
        print(what, "done")
    except ValueError as e:
        print(what, "ValueError:", e)

async def main():
    s = asyncio.BoundedSemaphore(2)
    await attempt("release, unused", s.release)
    await s.acquire()
    await s.acquire()
    ts = [asyncio.create_task(take(s)) for _ in range(3)]
    await asyncio.sleep(0)
    s.release()
    ts[0].cancel()
    await asyncio.wait(ts[:2])
    print([t.cancelled() for t in ts[:2]], ts[2].done(), s.locked())
    ts[2].cancel()
    await asyncio.wait(ts)
    await attempt("release", s.release)
    await attempt("release", s.release)
    await attempt("release", s.release)
    print(s.locked())
    await attempt("negative", lambda: asyncio.Semaphore(-1))
    await attempt("negative, bounded", lambda: asyncio.BoundedSemaphore(-1))
    none = asyncio.BoundedSemaphore(0)
    print("none", none.locked())
    await attempt("release of none", none.release)
    plain = asyncio.Semaphore(0)
    plain.release()
    plain.release()
    await plain.acquire()
    print("plain", plain.locked())

asyncio.run(main())
