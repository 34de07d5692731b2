# A service that a signal ends: tasks are cancelled, and clean up, in order
import asyncio
import os
import signal

async def worker(name):
    try:
        await asyncio.Event().wait()
    finally:
        await asyncio.sleep(0)
        print(name, "cleaned up")

async def main():
    loop = asyncio.get_running_loop()
    stop = asyncio.Event()
    loop.add_signal_handler(signal.SIGURG, stop.set)
    tasks = [asyncio.create_task(worker(n)) for n in ("a", "b")]
    await asyncio.sleep(0)
    os.kill(os.getpid(), signal.SIGURG)
    await stop.wait()
    print("stopping")
    for t in tasks:
        t.cancel()
    print([type(r).__name__ for r in await asyncio.gather(*tasks, return_exceptions=True)])
    loop.remove_signal_handler(signal.SIGURG)

asyncio.run(main())
