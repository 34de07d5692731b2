# async with in coroutines: exits awaited in order, told of the error, that they may swallow or replace
import asyncio

class Scope:
    def __init__(self, name, log, answer=None):
        self.name, self.log, self.answer = name, log, answer
    async def __aenter__(self):
        return self
    async def __aexit__(self, et, ev, tb):
        self.log.append(f"{self.name} exit begins")
        await asyncio.sleep(0)
        self.log.append(f"{self.name} exit by {et.__name__ if et else None}")
        if self.answer == "swallow":
            return True
        if self.answer is not None:
            raise self.answer

async def returns(log):
    async with Scope("a", log):
        async with Scope("b", log):
            return "returned"

async def loops(log):
    for i in range(4):
        async with Scope(f"s{i}", log):
            if i == 0:
                continue
            if i == 2:
                break
            log.append(f"body {i}")
    return i

async def nested(log, inner, outer):
    async with Scope("outer", log, outer):
        async with Scope("inner", log, inner):
            raise KeyError("body")
        log.append("after the inner")
    return "normal end"

async def waits(log, answer):
    async with Scope("s", log, answer):
        await asyncio.sleep(10)
    return "went on"

async def main():
    log = []
    print(await returns(log), log)
    log = []
    print(await loops(log), log)
    for inner, outer in ((None, None), ("swallow", None), (None, "swallow"), (ValueError("other"), None),
                         (ValueError("other"), "swallow"), (None, ZeroDivisionError("last"))):
        log = []
        try:
            print(await nested(log, inner, outer))
        except Exception as e:
            print(type(e).__name__, e)
        print(log)
    log = []
    try:
        async with Scope("s", log, ValueError("at the normal end")):
            log.append("body")
    except ValueError as e:
        print(e, log)
    for answer in (None, "swallow", ValueError("instead")):
        log = []
        t = asyncio.create_task(waits(log, answer))
        await asyncio.sleep(0)
        t.cancel()
        rs = await asyncio.gather(t, return_exceptions=True)
        print(t.cancelled(), rs[0] if isinstance(rs[0], str) else type(rs[0]).__name__, log)
    log = []
    t = asyncio.create_task(waits(log, None))
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print("cancelled in the exit too", t.cancelled(), log)

asyncio.run(main())
