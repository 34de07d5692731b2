# what needs a running loop says so; coroutines may be made, closed and driven without one
import asyncio

async def work():
    return "value"

async def sleeps():
    await asyncio.sleep(1)

def refused(what, act):
    try:
        act()
        print(what, "allowed")
    except RuntimeError as e:
        print(what, "RuntimeError:", e)

c = work()
refused("create_task", lambda: asyncio.create_task(c))
refused("current_task", asyncio.current_task)
refused("all_tasks", asyncio.all_tasks)
refused("get_running_loop", asyncio.get_running_loop)
s = sleeps()
refused("sleep starts", lambda: s.send(None))
try:
    c.send(None)
except StopIteration as e:
    print("by hand", e.value)
loop = asyncio.new_event_loop()
loop.call_soon(lambda: refused("create_task in a callback", lambda: made.append(asyncio.create_task(work()))))
loop.call_soon(lambda: print("current in a callback", asyncio.current_task()))
made = []
loop.stop()
loop.run_forever()
print(loop.run_until_complete(made[0]))
fut = loop.create_future()
fut.add_done_callback(lambda f: print("called in the next run", f.result()))
fut.set_result("set between runs")
print("not yet")
print(loop.run_until_complete(work()))
loop.close()
