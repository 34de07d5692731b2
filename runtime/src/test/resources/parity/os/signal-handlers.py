# add_signal_handler: the handler runs as a callback of the loop, replaces the one before, and is removed once
import asyncio
import os
import signal

async def main():
    loop = asyncio.get_running_loop()
    told = loop.create_future()
    def handler(name):
        print(name, asyncio.get_running_loop() is loop, told.done())
        told.set_result(name)
    loop.add_signal_handler(signal.SIGWINCH, handler, "first")
    loop.add_signal_handler(signal.SIGWINCH, handler, "second")
    os.kill(os.getpid(), signal.SIGWINCH)
    print(told.done())
    print(await told)
    print(loop.remove_signal_handler(signal.SIGWINCH), loop.remove_signal_handler(signal.SIGWINCH))
    print(loop.remove_signal_handler(signal.SIGKILL))
    for sig in signal.SIGKILL, signal.SIGSTOP:
        try:
            loop.add_signal_handler(sig, print)
        except RuntimeError as e:
            print(type(e).__name__, e)

asyncio.run(main())
