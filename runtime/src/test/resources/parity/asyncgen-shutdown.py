# the end of run closes the generators that are open: those that have begun and not ended; their finallys may await
import asyncio

log = []
kept = []

async def gen(name, turns=0, fails=False):
    try:
        log.append(f"{name} begins")
        yield name
        yield name
    finally:
        for _ in range(turns):
            await asyncio.sleep(0)
        log.append(f"{name} closed")
        if fails:
            raise ValueError(f"{name} fails")

async def ignores():
    try:
        yield 1
    except GeneratorExit:
        yield 2

def handler(loop, context):
    message = context["message"][:len("an error occurred during closing of asynchronous generator")]
    log.append((message, str(context["exception"]), context["asyncgen"] is kept[-1]))

async def leftover():
    try:
        await asyncio.sleep(10)
    finally:
        log.append("leftover task cancelled")

async def main(how):
    asyncio.get_running_loop().set_exception_handler(handler)
    if how == "open":
        kept.extend([gen("begun"), gen("not begun"), gen("ended"), gen("closed")])
        await anext(kept[0])
        async for _ in kept[2]:
            pass
        await anext(kept[3])
        await kept[3].aclose()
        kept.append(asyncio.create_task(leftover()))
        await asyncio.sleep(0)
    elif how == "order":
        kept.extend([gen("three turns", 3), gen("one turn", 1), gen("two turns", 2)])
        for g in kept:
            await anext(g)
    elif how == "fails":
        kept.append(gen("bad", 1, True))
        await anext(kept[-1])
    elif how == "ignores":
        kept.append(ignores())
        await anext(kept[-1])
    elif how == "main fails":
        kept.append(gen("open"))
        await anext(kept[-1])
        raise KeyError("main")
    log.append("main ends")
    return how

for how in ("open", "order", "fails", "ignores", "main fails"):
    try:
        print(asyncio.run(main(how)))
    except KeyError as e:
        print("KeyError:", e)
    print(log)
    log.clear()
    kept.clear()
