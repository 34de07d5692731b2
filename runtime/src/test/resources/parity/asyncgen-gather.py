# items of several generators gathered, items as tasks, generators in a task group
import asyncio

async def numbers(name, n, log):
    try:
        for i in range(n):
            await asyncio.sleep(0)
            yield f"{name}{i}"
    finally:
        log.append(f"{name} finally")

async def fails(log):
    try:
        yield "f0"
        await asyncio.sleep(0)
        raise ValueError("third")
    finally:
        log.append("f finally")

async def drain(g, log):
    async for i in g:
        log.append(i)
    return "drained"

async def main():
    log = []
    generators = [numbers(name, 3, log) for name in "abc"]
    print(await asyncio.gather(*(anext(g) for g in generators)))
    print(await asyncio.gather(*(g.asend(None) for g in reversed(generators))))
    await asyncio.gather(*(g.aclose() for g in generators))
    print(log)
    log.clear()
    g = fails(log)
    rs = [await asyncio.gather(anext(g), return_exceptions=True) for _ in range(3)]
    print([r[0] if isinstance(r[0], str) else type(r[0]).__name__ for r in rs], log)
    log.clear()
    g = numbers("s", 3, log)
    rs = await asyncio.gather(anext(g), anext(g), return_exceptions=True)
    print(rs[0], "|", rs[1], "|", await anext(g))
    await g.aclose()
    log.clear()
    try:
        async with asyncio.TaskGroup() as tg:
            a = tg.create_task(drain(numbers("a", 9, log), log))
            b = tg.create_task(drain(numbers("b", 1, log), log))
            tg.create_task(drain(fails(log), log))
    except ExceptionGroup as group:
        print([str(e) for e in group.exceptions], a.cancelled(), b.result())
    print(log)

asyncio.run(main())
