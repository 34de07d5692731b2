# how many turns the end of asyncio.run takes, and what happens in which: callbacks that were queued still run
import asyncio

def again(n):
    print("turn", n)
    asyncio.get_running_loop().call_soon(again, n + 1)

async def plain():
    asyncio.get_running_loop().call_soon(again, 0)
    print("main ends")

async def items():
    try:
        yield 1
    finally:
        await asyncio.sleep(0)
        print("generator closed")

async def leaves_a_generator(keep):
    keep.append(items())
    print(await anext(keep[0]))
    asyncio.get_running_loop().call_soon(again, 0)
    print("main ends")

async def sleeper():
    try:
        await asyncio.sleep(100)
    finally:
        print("task cancelled")

async def leaves_a_task():
    asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    asyncio.get_running_loop().call_soon(again, 0)
    print("main ends")

async def fails():
    asyncio.get_running_loop().call_soon(again, 0)
    raise OSError("main fails")

asyncio.run(plain())
keep = []
asyncio.run(leaves_a_generator(keep))
asyncio.run(leaves_a_task())
try:
    asyncio.run(fails())
except OSError as e:
    print(e)
with asyncio.Runner() as runner:
    print(runner.run(asyncio.sleep(0, "first")))
    runner.run(plain())
    print("closing")
print("closed")
