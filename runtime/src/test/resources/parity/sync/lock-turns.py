# Lock: in which turn each waiter goes on, beside a task that counts turns
import asyncio

log = []
now = 0

async def clock(turns):
    global now
    for _ in range(turns):
        now += 1
        await asyncio.sleep(0)

async def hold(lock, name, turns):
    log.append(f"{now} {name} asks")
    async with lock:
        log.append(f"{now} {name} has it")
        for _ in range(turns):
            await asyncio.sleep(0)
    log.append(f"{now} {name} leaves")

async def main():
    lock = asyncio.Lock()
    ticking = asyncio.create_task(clock(20))
    tasks = [asyncio.create_task(hold(lock, f"t{n}", n)) for n in range(4)]
    await asyncio.sleep(0)
    await hold(lock, "main", 1)
    await asyncio.wait(tasks)
    await ticking
    for line in log:
        print(line)

asyncio.run(main())
