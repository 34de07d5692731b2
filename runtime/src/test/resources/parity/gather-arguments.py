# gather: tasks start at the call, in argument order; duplicates; nesting; awaitables of every kind; a failed one
import asyncio

log = []

async def job(name, turns=0):
    log.append(f"{name} starts")
    for _ in range(turns):
        await asyncio.sleep(0)
    log.append(f"{name} ends")
    return name

class Own:
    def __await__(self):
        return job("own", 1).__await__()

async def fails(text):
    await asyncio.sleep(0)
    raise ValueError(text)

async def main():
    loop = asyncio.get_running_loop()
    before = len(asyncio.all_tasks())
    g = asyncio.gather(job("slow", 3), job("fast"), Own())
    print("tasks made at the call", len(asyncio.all_tasks()) - before, log)
    await asyncio.sleep(0)
    print("one turn later", log)
    print(await g, log)
    done = loop.create_future()
    done.set_result("done")
    pending = loop.create_future()
    loop.call_soon(pending.set_result, "pending")
    print(await asyncio.gather(done, pending, done, asyncio.gather(job("n1"), job("n2")), asyncio.gather()))
    print(await g, "again, and a gather of it", await asyncio.gather(g, g))
    error = None
    g = asyncio.gather(fails("first"), fails("second"), job("sibling", 5))
    try:
        await g
    except ValueError as e:
        error = e
        print("first error", e, "same object", g.exception() is e)
    try:
        await g
    except ValueError as e:
        print("again", e is error, "sibling ended", log[-1] == "sibling ends")
    rs = await asyncio.gather(fails("a"), job("b"), fails("c"), return_exceptions=True)
    print([type(r).__name__ + " " + str(r) if isinstance(r, Exception) else r for r in rs])
    print("results in argument order", await asyncio.gather(*[job(i, 5 - i) for i in range(6)]))
    print(log[-6:])

asyncio.run(main())
