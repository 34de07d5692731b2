# coroutine objects by hand: send/throw/close, reuse errors, double await
# part of the program: without the operand that types refuse
import asyncio, inspect, warnings
warnings.simplefilter("ignore")

class Pause:
    def __await__(self):
        return (yield "paused")

async def work(tag):
    try:
        got = await Pause()
        return f"{tag} got {got}"
    except ValueError as e:
        return f"{tag} handled {e}"
    finally:
        print(tag, "finally")

def finish(c, *args, how="send"):
    try:
        print("yielded", getattr(c, how)(*args))
    except StopIteration as s:
        print("StopIteration", s.value)
    except BaseException as e:
        print(type(e).__name__ + ":", e)

c = work("a")
finish(c, None)
finish(c, "x")
finish(c, None)
finish(c, ValueError("late"), how="throw")
c = work("b")
finish(c, None)
finish(c, ValueError("v"), how="throw")
c = work("c")
finish(c, None)
print("close", c.close(), inspect.getcoroutinestate(c))
finish(c, None)
finish(work("d"), "not None")
c = work("e")
print("closed unstarted", c.close())

async def twice():
    c = work("f")
    async def one(c):
        return await c
    await (t := asyncio.create_task(asyncio.sleep(0)))
    print("a task can be awaited again", await t, await t)
    z = asyncio.sleep(0, "z")
    print(await z)
    try:
        await z
    except RuntimeError as e:
        print("RuntimeError:", e)
    c.close()

asyncio.run(twice())
