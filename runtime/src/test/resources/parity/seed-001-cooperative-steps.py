# sleep(0) gives every ready task a turn, in order
import asyncio

async def loop(name, count):
    for i in range(count):
        print(f"{name}: step {i}")
        await asyncio.sleep(0)
    print(f"{name}: done")
    return name

async def main():
    print(await asyncio.gather(loop("a", 3), loop("b", 1), loop("c", 2)))

asyncio.run(main())
