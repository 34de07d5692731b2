# a Runner copies the context of its first use and keeps it from run to run; asyncio.run takes a copy each time
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

async def sets(value):
    before = var.get()
    var.set(value)
    await asyncio.sleep(0)
    return before

async def child():
    task = asyncio.create_task(sets("child"))
    await task
    return var.get()

async def fails():
    var.set("failed")
    raise ValueError("run failed")

var.set("module")
with asyncio.Runner() as runner:
    print(runner.run(sets("first")), var.get())
    var.set("changed outside")
    print(runner.run(sets("second")), var.get())
    print(runner.run(child()), runner.run(sets("third")))
    try:
        runner.run(fails())
    except ValueError as e:
        print("ValueError:", e, var.get())
    print(runner.run(sets("fourth")))
print(var.get())
with asyncio.Runner() as runner:
    print("another runner", runner.run(sets("other")), var.get())
print("run", asyncio.run(sets("run")), var.get())
print("run", asyncio.run(sets("run again")), var.get())
loop = asyncio.new_event_loop()
print("run_until_complete", loop.run_until_complete(sets("loop")), var.get())
print("run_until_complete", loop.run_until_complete(sets("loop again")), var.get())
loop.call_soon(lambda: (print("call_soon", var.get()), var.set("callback"), loop.stop()))
var.set("after call_soon")
loop.run_forever()
print(var.get())
loop.close()
