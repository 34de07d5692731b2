# What a signal handler throws goes to the exception handler, and the loop goes on
import asyncio
import os
import signal

async def main():
    loop = asyncio.get_running_loop()
    reported = asyncio.Queue()
    loop.set_exception_handler(lambda loop, context: reported.put_nowait(context))
    def handler():
        raise ValueError("in the handler")
    loop.add_signal_handler(signal.SIGURG, handler)
    for _ in range(2):
        os.kill(os.getpid(), signal.SIGURG)
        context = await reported.get()
        print(context["message"].startswith("Exception in callback "), repr(context["exception"]), sorted(context))
    print(loop.remove_signal_handler(signal.SIGURG))

asyncio.run(main())
