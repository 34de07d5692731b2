# as_completed left early: nothing is cancelled, it can be begun again, and several run over the same futures
import asyncio

async def job(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    return name

def spawn(*jobs):
    return [asyncio.create_task(job(*j)) for j in jobs]

async def first(ts):
    for nxt in asyncio.as_completed(ts):
        return await nxt

async def first_that(ts, good):
    for nxt in asyncio.as_completed(ts):
        value = await nxt
        if value == good:
            break
    else:
        return "none"
    return value

async def each(name, ts, log):
    for nxt in asyncio.as_completed(ts):
        log.append(name + await nxt)

async def main():
    ts = spawn(("slow", 9), ("fast", 1), ("middle", 5))
    print("first", await first(ts), [t.done() for t in ts])
    print("again", await first(ts), [t.done() for t in ts])
    print("sought", await first_that(ts, "middle"), await first_that(ts, "nobody"))
    print("all", await asyncio.gather(*ts), [t.cancelling() for t in ts])
    ts = spawn(("a", 4), ("b", 2), ("c", 3))
    log = []
    await asyncio.gather(each("1", ts, log), each("2", ts, log), first(ts))
    print(log)
    log = []
    for nxt in asyncio.as_completed(ts[:1]):
        log.append(await nxt)
        for nested in asyncio.as_completed(spawn(("d", 2), ("e", 1))):
            log.append(await nested)
    print(log)
    ts = spawn(("a", 1), ("b", 30))
    it = asyncio.as_completed(ts)
    print("by hand", await next(it))
    ts[1].cancel()
    try:
        await next(it)
    except asyncio.CancelledError:
        print("cancelled", ts[1].cancelled())
    try:
        await next(it)
    except StopIteration:
        print("no more")

asyncio.run(main())
