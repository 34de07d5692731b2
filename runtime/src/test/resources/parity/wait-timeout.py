# wait(timeout=...): zero and negative ones, one that passes, one that does not; never an error, nothing cancelled
import asyncio

async def job(name, delay, error=None):
    await asyncio.sleep(delay)
    if error is not None:
        raise error
    return name

def spawn(name, delay, error=None):
    return asyncio.create_task(job(name, delay, error), name=name)

def names(tasks):
    return sorted(t.get_name() for t in tasks)

async def spin(turns):
    for _ in range(turns):
        await asyncio.sleep(0)

turn = 0
ticking = True

def tick():
    global turn
    turn += 1
    if ticking:
        asyncio.get_running_loop().call_soon(tick)

async def show(tag, ts, timeout, return_when=asyncio.ALL_COMPLETED):
    start = turn
    done, pending = await asyncio.wait(ts, timeout=timeout, return_when=return_when)
    print(tag, names(done), names(pending), "cancelling", [t.cancelling() for t in pending])
    return turn - start

async def main():
    global ticking
    asyncio.get_running_loop().call_soon(tick)
    fast, slow = spawn("fast", 0), spawn("slow", 0.05)
    print("turns", await show("zero, not started", [fast, slow], 0))
    print("turns", await show("zero, one done", [fast, slow], 0))
    print("turns", await show("negative", [fast, slow], -5))
    print("turns", await show("zero, any done", [fast, slow], 0, asyncio.FIRST_COMPLETED))
    print("turns", await show("all done", [fast], 0))
    ticking = False
    await show("passes", [fast, slow, spawn("quick", 0.002)], 0.02)
    await show("long enough", [fast, slow], 10)
    await show("none", [slow, spawn("late", 0.005)], None)
    ts = [spawn("good", 0.005), spawn("bad", 0.02, ValueError("bad")), spawn("long", 0.06)]
    await show("before the failure", ts, 0.012, asyncio.FIRST_EXCEPTION)
    await show("the failure", ts, 1, asyncio.FIRST_EXCEPTION)
    await show("the rest", ts, 1)
    print(*[repr(t.exception()) for t in ts])
    left, rounds = [asyncio.create_task(spin(20), name="spin")], 0
    while left:
        done, left = await asyncio.wait(left, timeout=0)
        rounds += 1
        if not left:
            print("polled until done", names(done), rounds)

asyncio.run(main())
