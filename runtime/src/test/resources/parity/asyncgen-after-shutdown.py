# a generator that its loop has closed at the end, used afterwards: by hand, and in another run
import asyncio

async def show(what, aw):
    try:
        print(what, "->", await aw)
    except BaseException as e:
        print(what, "raised", type(e).__name__ + ":", e)

kept = []

async def numbers(log):
    try:
        yield 1
        yield 2
    finally:
        log.append("closed")

async def main(log):
    kept.append(numbers(log))
    kept.append(numbers(log))
    print(await anext(kept[0]))

async def again():
    await show("closed by the first run", anext(kept[0]))
    await show("aclose", kept[0].aclose())
    await show("never begun, so still good", anext(kept[1]))
    await show("and on", anext(kept[1]))

def by_hand(aw):
    try:
        return aw.send(None)
    except StopIteration as s:
        return f"item {s.value}"
    except StopAsyncIteration:
        return "ended"

log = []
asyncio.run(main(log))
print(log)
print(by_hand(kept[0].asend(None)))
asyncio.run(again())
print(log)
print(by_hand(kept[1].asend(None)))
g = numbers(log)
print("without any loop", by_hand(g.asend(None)), by_hand(g.asend(None)), by_hand(g.asend(None)), log)

async def other_run(log):
    g = kept[-1]
    await show("begun without a loop", anext(g))

kept.append(numbers(log))
print(by_hand(kept[-1].asend(None)))
asyncio.run(other_run(log))
print("not the run's to close", len(log), by_hand(kept[-1].asend(None)), len(log))
