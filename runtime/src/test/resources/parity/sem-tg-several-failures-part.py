# failures that happen before the abort reaches a child are collected, in completion order;
# part of the program: without split and subgroup
# a child whose next step comes after the abort is cancelled instead ('also second'), and is no error
import asyncio

async def fail(name, turns):
    for _ in range(turns):
        await asyncio.sleep(0)
    raise ValueError(name)

async def fail_on_cancel(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise KeyError(name)

async def quiet():
    await asyncio.sleep(10)

async def main():
    try:
        async with asyncio.TaskGroup() as tg:
            q = tg.create_task(quiet())
            tg.create_task(fail("second", 1))
            tg.create_task(fail("first", 0))
            tg.create_task(fail("also second", 1))
    except ExceptionGroup as eg:
        print(eg.message, [(type(e).__name__, e.args[0]) for e in eg.exceptions])
        print("cause", eg.__cause__, "quiet", q.cancelled())
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(fail_on_cancel("cleanup error"))
            tg.create_task(fail("origin", 1))
    except ExceptionGroup as eg:
        print([(type(e).__name__, e.args[0]) for e in eg.exceptions])

asyncio.run(main())
