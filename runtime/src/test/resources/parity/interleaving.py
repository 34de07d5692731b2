# callbacks and tasks share one queue: who suspends goes to the back, completions go to the back when they happen
import asyncio

async def worker(name):
    print(name, 1)
    await asyncio.sleep(0)
    print(name, 2)
    return name

async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "cb0")
    t1 = asyncio.create_task(worker("t1"))
    loop.call_soon(print, "cb1")
    t2 = asyncio.create_task(worker("t2"))
    loop.call_soon(print, "cb2")
    t1.add_done_callback(lambda t: print("A", t.result()))
    t1.add_done_callback(lambda t: print("B", t.result()))
    print("main suspends")
    await asyncio.sleep(0)
    print("main back 1")
    await asyncio.sleep(0)
    print("main back 2", t1.done(), t2.done())
    await asyncio.sleep(0)
    print("main back 3")
    t1.add_done_callback(lambda t: print("C", t.result()))
    print("awaiting a done task does not suspend", await t2)
    await asyncio.sleep(0)
    print("main end")

asyncio.run(main())
