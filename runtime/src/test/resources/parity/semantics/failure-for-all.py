# an error is the same object to every awaiter and callback, in the order in which they asked; asking again raises it again
import asyncio

async def waits(fut, name, errors):
    try:
        await fut
    except OSError as e:
        errors.append((name, e))

async def main():
    loop, errors, order = asyncio.get_running_loop(), [], []
    fut, error = loop.create_future(), OSError("shared")
    a = asyncio.create_task(waits(fut, "a", errors))
    await asyncio.sleep(0)
    fut.add_done_callback(lambda f: errors.append(("callback", f.exception())))
    b = asyncio.create_task(waits(fut, "b", errors))
    await asyncio.sleep(0)
    fut.set_exception(error)
    c = asyncio.create_task(waits(fut, "c", errors))
    await waits(fut, "main", errors)
    await waits(fut, "main again", errors)
    await asyncio.gather(a, b, c)
    print([name for name, _ in errors], all(e is error for _, e in errors))
    task = asyncio.create_task(asyncio.wait_for(fut, 1))
    results = await asyncio.gather(task, fut, asyncio.shield(fut), return_exceptions=True)
    print([r is error for r in results], task.exception() is error)
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(waits(fut, "member", errors))
            await fut
    except ExceptionGroup as eg:
        print(errors[-1][0], [e is error for e in eg.exceptions])

asyncio.run(main())
