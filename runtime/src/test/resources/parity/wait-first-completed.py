# wait(FIRST_COMPLETED): who is done when it wakes, ties, whatever way they end, and the loop around it
import asyncio

async def job(name, turns, error=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if error is not None:
        raise error
    return name

def spawn(name, turns, error=None):
    return asyncio.create_task(job(name, turns, error), name=name)

def names(tasks):
    return sorted(t.get_name() for t in tasks)

async def show(tag, ts):
    done, pending = await asyncio.wait(ts, return_when=asyncio.FIRST_COMPLETED)
    print(tag, names(done), names(pending))
    await asyncio.gather(*ts, return_exceptions=True)

async def main():
    await show("one", [spawn("a", 3)])
    await show("a tie", [spawn("a", 3), spawn("b", 3), spawn("c", 20)])
    await show("until it wakes", [spawn("a", 3), spawn("b", 4), spawn("c", 5), spawn("d", 6), spawn("e", 7)])
    await show("reversed", [spawn("e", 7), spawn("d", 6), spawn("c", 5), spawn("b", 4), spawn("a", 3)])
    await show("a failure", [spawn("a", 9), spawn("b", 1, ValueError("b"))])
    await show("a cancellation", [spawn("a", 9), spawn("b", 1, asyncio.CancelledError())])
    ended = spawn("ended", 0)
    await ended
    await show("done before", [spawn("a", 9), ended])
    fut = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_soon(fut.set_result, 1)
    done, pending = await asyncio.wait([fut, spawn("a", 9)], return_when=asyncio.FIRST_COMPLETED)
    print("a future", [f.result() for f in done], names(pending))
    pending.add(spawn("b", 1))
    left = pending
    more = [("d", 2), ("c", 2)]
    while left:
        done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
        print("next", names(done), names(left))
        if more:
            left.add(spawn(*more.pop()))
    print("no more")

asyncio.run(main())
