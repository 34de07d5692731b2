# a loop in another thread: its own tasks and time; results cross by callbacks of the loop that waits
import asyncio, threading

async def child():
    await asyncio.sleep(0.001)
    return len(asyncio.all_tasks())

async def elsewhere(here, reply):
    loop = asyncio.get_running_loop()
    count = await asyncio.create_task(child())
    here.call_soon_threadsafe(reply.set_result, "reply from the other loop")
    return count, loop is here, threading.current_thread() is main_thread

async def fails():
    raise OSError("in the other loop")

async def hangs():
    asyncio.get_running_loop().call_soon(asyncio.current_task().cancel)
    await asyncio.sleep(10)

async def main():
    loop = asyncio.get_running_loop()
    reply = loop.create_future()
    print(*await asyncio.to_thread(lambda: asyncio.run(elsewhere(loop, reply))))
    print(await reply, asyncio.get_running_loop() is loop)
    try:
        await asyncio.to_thread(lambda: asyncio.run(fails()))
    except OSError as e:
        print("OSError:", e)
    try:
        await asyncio.to_thread(lambda: asyncio.run(hangs()))
    except asyncio.CancelledError:
        print("its cancellation comes out of run(), not into this task", asyncio.current_task().cancelling())
    def no_loop_here():
        try:
            asyncio.get_running_loop()
        except RuntimeError as e:
            return f"RuntimeError: {e}"
    print(await asyncio.to_thread(no_loop_here))

main_thread = threading.current_thread()
asyncio.run(main())
