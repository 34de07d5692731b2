# Condition: neither waits nor notifies without its lock, whoever holds it; refusals leave everything as it was
import asyncio

async def attempt(what, act):
    try:
        result = act()
        if asyncio.iscoroutine(result):
            await result
        print(what, "done")
    except RuntimeError as e:
        print(what, "RuntimeError:", e)

async def main():
    c = asyncio.Condition()
    await attempt("wait", lambda: c.wait())
    await attempt("wait_for false", lambda: c.wait_for(lambda: False))
    await attempt("wait_for true", lambda: c.wait_for(lambda: True))
    await attempt("notify", lambda: c.notify())
    await attempt("notify 0", lambda: c.notify(0))
    await attempt("notify_all", lambda: c.notify_all())
    await attempt("release", lambda: c.release())
    waiting = c.wait()
    await c.acquire()
    await attempt("notify, held", lambda: c.notify())
    t = asyncio.create_task(c.wait())
    await asyncio.sleep(0)
    print("its task released what another holds:", not c.locked())
    await attempt("release again", lambda: c.release())
    await attempt("wait, made while held by nobody", lambda: waiting)
    async with c:
        c.notify()
    await t
    print("and has it now", c.locked())
    c.release()
    print(c.locked())

asyncio.run(main())
