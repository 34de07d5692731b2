# tasks: nothing runs at creation; who is current; names; the list of all; what a task refuses
import asyncio

async def child(log, name):
    log.append((name, asyncio.current_task().get_name()))
    await asyncio.sleep(0)
    return name

async def main():
    loop = asyncio.get_running_loop()
    log = []
    t = asyncio.create_task(child(log, "c1"), name="one")
    print("nothing ran", log, t.done(), t.get_name())
    await asyncio.sleep(0)
    print(log)
    t.set_name("uno")
    print(await t, t.get_name())
    me = asyncio.current_task()
    print("current", me in asyncio.all_tasks(), len(asyncio.all_tasks()), t in asyncio.all_tasks())
    in_callback = []
    loop.call_soon(lambda: in_callback.append(asyncio.current_task()))
    await asyncio.sleep(0)
    print("in a callback", in_callback, "back in the task", asyncio.current_task() is me)
    async def same_task():
        await asyncio.sleep(0)
        return asyncio.current_task() is me
    print("an awaited coroutine is in the task of its awaiter", await same_task(), await asyncio.create_task(same_task()))
    ts = [asyncio.create_task(child(log, f"n{i}"), name=f"n{i}") for i in range(3)]
    print("all", sorted(x.get_name() for x in asyncio.all_tasks() if x is not me))
    ts[1].cancel()
    print("cancelled ones until they end", len(asyncio.all_tasks()))
    await asyncio.gather(*ts, return_exceptions=True)
    print(len(asyncio.all_tasks()), log[-2:])
    for act in (lambda: t.set_result(1), lambda: t.set_exception(ValueError())):
        try:
            act()
        except RuntimeError as e:
            print("RuntimeError:", e)
    p = asyncio.create_task(child(log, "p"))
    for act in (p.result, p.exception):
        try:
            act()
        except asyncio.InvalidStateError as e:
            print("InvalidStateError:", e)
    print(await p, p.result(), p.exception(), p.cancel(), p.cancelling(), p.uncancel())

asyncio.run(main())
