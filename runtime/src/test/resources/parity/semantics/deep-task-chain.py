# sixty tasks that await each other: a cancel of the outermost unwinds them from the innermost on, and each may stop it there
import asyncio

async def link(depth, at, how, log):
    try:
        if depth:
            await asyncio.create_task(link(depth - 1, at, how, log))
        else:
            await asyncio.sleep(10)
    except asyncio.CancelledError as e:
        log.append((depth, str(e)))
        if depth == at and how == "swallows":
            return
        if depth == at and how == "fails":
            raise OSError("half way")
        raise
    except OSError as e:
        log.append((depth, str(e)))
        raise

async def main():
    for how in ("cancels", "swallows", "fails"):
        log = []
        t = asyncio.create_task(link(60, 30, how, log))
        for _ in range(70):
            await asyncio.sleep(0)
        print(how, t.cancel("why"), t.cancelling())
        turns = 0
        while not t.done():
            await asyncio.sleep(0)
            turns += 1
        ended = "cancelled" if t.cancelled() else t.exception() or t.result()
        print(turns, len(log), log[0], log[30], log[-1], ended, [depth for depth, _ in log] == list(range(len(log))))

asyncio.run(main())
