# what nobody can catch goes to the exception handler: its keys, a handler that fails, the default one, the loop lives
import asyncio, logging

class Records(logging.Handler):
    def emit(self, record):
        logged.append(record.getMessage().splitlines()[0])

logged = []
logging.getLogger("asyncio").addHandler(Records())
logging.getLogger("asyncio").propagate = False

def fails(text):
    raise ValueError(text)

def cancels():
    raise asyncio.CancelledError("in a callback")

async def main():
    loop = asyncio.get_running_loop()
    seen = []
    loop.set_exception_handler(lambda _, context: seen.append(context))
    order = []
    h = loop.call_soon(fails, "in call_soon")
    loop.call_soon(order.append, "the next callback runs")
    await asyncio.sleep(0)
    print(order, len(seen))
    c = seen.pop()
    print(sorted(c), c["message"].startswith("Exception in callback"), c["exception"], c["handle"] is h)
    timer = loop.call_later(0.001, fails, "in call_later")
    await asyncio.sleep(0.01)
    c = seen.pop()
    print(sorted(c), c["exception"], c["handle"] is timer)
    fut = loop.create_future()
    fut.add_done_callback(lambda f: fails("in a done callback"))
    fut.add_done_callback(lambda f: order.append("the next done callback runs"))
    fut.set_result(None)
    await asyncio.sleep(0)
    c = seen.pop()
    print(order[-1], "|", sorted(c), c["message"].startswith("Exception in callback"), c["exception"])
    loop.call_soon(cancels)
    await asyncio.sleep(0)
    c = seen.pop()
    print(sorted(c), type(c["exception"]).__name__, c["exception"])
    loop.call_exception_handler({"message": "by hand", "exception": KeyError("k"), "extra": 1})
    c = seen.pop()
    print(sorted(c), c["message"], repr(c["exception"]), c["extra"])
    loop.set_exception_handler(lambda _, context: fails("in the handler"))
    loop.call_soon(fails, "lost twice")
    await asyncio.sleep(0)
    print("reported", "Unhandled error in exception handler" in logged, "| still running", loop.is_running())
    logged.clear()
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "to the log"})
    loop.call_soon(fails, "default")
    await asyncio.sleep(0)
    print(logged[0], "|", logged[1].startswith("Exception in callback"), len(logged))

asyncio.run(main())
