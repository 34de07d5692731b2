# add_done_callback captures: on a pending future, on one that is done, on a task, several times, in another task
import asyncio, contextvars

var = contextvars.ContextVar("var", default="unset")

async def adds(fut, value, callback):
    var.set(value)
    fut.add_done_callback(callback)
    var.set("changed by " + value)

async def work():
    var.set("work")
    await asyncio.sleep(0)

async def main():
    loop = asyncio.get_running_loop()
    out = []
    def note(fut):
        out.append(var.get())
        var.set("callback")
    fut = loop.create_future()
    fut.add_done_callback(note)
    var.set("one")
    fut.add_done_callback(note)
    var.set("two")
    fut.add_done_callback(note)
    await asyncio.create_task(adds(fut, "task", note))
    await adds(fut, "awaited", note)
    var.set("at the result")
    fut.set_result(None)
    var.set("after the result")
    await asyncio.sleep(0)
    print(out, var.get())
    out.clear()
    var.set("done already")
    fut.add_done_callback(note)
    var.set("changed")
    await asyncio.sleep(0)
    print(out, var.get())
    out.clear()
    t = asyncio.create_task(work())
    var.set("for the task")
    t.add_done_callback(note)
    var.set("x")
    removed = lambda fut: out.append("not called")
    t.add_done_callback(removed)
    var.set("y")
    t.add_done_callback(removed)
    print("removed", t.remove_done_callback(removed))
    await t
    await asyncio.sleep(0)
    print(out, var.get())

asyncio.run(main())
