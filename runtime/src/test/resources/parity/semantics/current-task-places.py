# who the current task is: in coroutines that are awaited the awaiting one, in callbacks and timers nobody, in a group its members
import asyncio

async def who(names):
    names.append(asyncio.current_task().get_name())
    await asyncio.sleep(0)
    names.append(asyncio.current_task().get_name())

async def finishes(names):
    try:
        await asyncio.sleep(10)
    finally:
        await who(names)

async def main():
    loop, me = asyncio.get_running_loop(), asyncio.current_task()
    me.set_name("main")
    names, nobody = [], []
    await who(names)
    await asyncio.gather(who(names), asyncio.create_task(who(names), name="task"))
    print([name if name in ("main", "task") else "of gather" for name in names])
    for queue in (lambda c: loop.call_soon(c), lambda c: loop.call_later(0.001, c), lambda c: me_done.add_done_callback(lambda f: c())):
        me_done = loop.create_future()
        queue(lambda: nobody.append(asyncio.current_task()))
        me_done.set_result(None)
        await asyncio.sleep(0.002)
    print(nobody, asyncio.current_task() is me)
    names.clear()
    async with asyncio.TaskGroup() as tg:
        tg.create_task(who(names), name="member")
        await who(names)
    async with asyncio.timeout(1):
        await who(names)
    t = asyncio.create_task(finishes(names), name="cancelled")
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.wait([t])
    print(names)

asyncio.run(main())
