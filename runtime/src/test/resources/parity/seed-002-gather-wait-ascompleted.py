# gather keeps order, wait gives sets, as_completed gives completion order
import asyncio

async def job(name, delay):
    await asyncio.sleep(delay)
    return name

def spawn():
    return [asyncio.create_task(job(n, d)) for n, d in (("A", 0.06), ("B", 0.02), ("C", 0.10))]

async def main():
    print("gather", await asyncio.gather(*spawn()))
    done, pending = await asyncio.wait(spawn())
    print("wait", sorted(t.result() for t in done), len(pending))
    for nxt in asyncio.as_completed(spawn()):
        print("as_completed", await nxt)

asyncio.run(main())
