# awaitables and exceptions as values: what is returned is not awaited, raised or unwrapped
import asyncio

async def returns(value):
    await asyncio.sleep(0)
    return value

async def job():
    return "job ran"

async def main():
    loop = asyncio.get_running_loop()
    fut = loop.create_future()
    print("a future as a value", await returns(fut) is fut, fut.done())
    c = job()
    print("a coroutine as a value", await returns(c) is c, await c)
    t = asyncio.create_task(returns(asyncio.create_task(returns("inner"))))
    print("a task as a task's value", await (await t))
    error = ValueError("returned")
    print("an exception as a value", await returns(error) is error)
    rs = await asyncio.gather(returns(error), returns(None), returns(fut), return_exceptions=True)
    print(rs[0] is error, rs[1], rs[2] is fut)
    t = asyncio.create_task(returns(error))
    await t
    print(t.exception(), t.result() is error)
    fut.set_result(error)
    print(await fut is error, fut.exception())
    print("nothing", await returns(None), await asyncio.gather(returns(None), asyncio.sleep(0)))
    empty = loop.create_future()
    empty.set_result(None)
    print(await empty, empty.result(), empty.exception(), empty.done())
    print("sleep's value", await asyncio.sleep(0, error) is error, await asyncio.wait_for(returns(empty), 1) is empty)

asyncio.run(main())
