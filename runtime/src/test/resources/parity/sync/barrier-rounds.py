# Barrier: the last to come lets all go, with their index; those who come while they leave wait for the next round
import asyncio

log = []

async def party(b, name, rounds):
    for i in range(rounds):
        index = await b.wait()
        log.append(f"{name}{i}:{index}")

async def main():
    b = asyncio.Barrier(3)
    print(b.parties, b.n_waiting, b.broken)
    ts = [asyncio.create_task(party(b, n, 1)) for n in "ab"]
    await asyncio.sleep(0)
    print("waiting", b.n_waiting, log)
    asyncio.get_running_loop().call_soon(log.append, "turn")
    print("last", await b.wait(), b.n_waiting, log)
    await asyncio.wait(ts)
    print(log, b.n_waiting)
    log.clear()
    for parties, tasks in ((1, 2), (2, 4), (3, 3), (2, 6)):
        b = asyncio.Barrier(parties)
        await asyncio.gather(*[party(b, n, 3) for n in "abcdef"[:tasks]])
        print(parties, tasks, " ".join(log), b.n_waiting)
        log.clear()
    b = asyncio.Barrier(2)
    ts = [asyncio.create_task(party(b, n, 1)) for n in "abcde"]
    for _ in range(6):
        await asyncio.sleep(0)
        log.append(b.n_waiting)
    print(log, [t.done() for t in ts])
    await b.wait()
    await asyncio.wait(ts)
    print(log)

asyncio.run(main())
