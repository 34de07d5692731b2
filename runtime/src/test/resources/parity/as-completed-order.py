# as_completed: the order of those that end in one turn, whatever way they end and whichever order they were given in
import asyncio

async def job(name, turns, how=None):
    for _ in range(turns):
        await asyncio.sleep(0)
    if how is not None:
        raise how
    return name

def spawn(*args):
    return asyncio.create_task(job(*args))

async def each(fs):
    ends = []
    for nxt in asyncio.as_completed(fs):
        try:
            ends.append(await nxt)
        except asyncio.CancelledError:
            ends.append("cancelled")
        except ValueError as e:
            ends.append(f"failed {e}")
    return ends

async def main():
    loop = asyncio.get_running_loop()
    fs = [loop.create_future() for _ in range(6)]
    def end():
        fs[4].set_result(4)
        fs[1].cancel()
        fs[5].set_exception(ValueError(5))
        fs[0].set_result(0)
        loop.call_soon(fs[3].set_result, 3)
        fs[2].set_result(2)
    loop.call_soon(end)
    print("ended together", await each(fs))
    print("tasks of one turn", await each([spawn(n, 2) for n in "abc"]))
    print("made in another order", await each([spawn(n, 2) for n in "abc"][::-1]))
    print("each later than the next", await each([spawn("x", 9), spawn("y", 6), spawn("z", 3)]))
    print("each one turn later", await each([spawn(str(n), 10 - n) for n in range(6)]))
    ends = ValueError("b"), asyncio.CancelledError(), None
    print("all ways", await each([spawn(n, 2, how) for n, how in zip("bcd", ends)]))
    done = spawn("done", 0)
    await done
    print("a done one first", await each([spawn("late", 1), done]))
    print("the same thrice", await each([done, done, done]))
    again = spawn("again", 3)
    print("the same thrice", await each([again, spawn("other", 1), again, again]))
    got = []
    for nxt in asyncio.as_completed([spawn("a", 2), spawn("b", 4), spawn("c", 5), spawn("d", 20)]):
        got.append(await nxt)
        if len(got) == 1:
            for _ in range(10):
                await asyncio.sleep(0)
            got.append("a long body")
    print(got)
    f, g = loop.create_future(), loop.create_future()
    got = []
    loop.call_soon(f.set_result, "f")
    for nxt in asyncio.as_completed([g, f]):
        got.append(await nxt)
        if not g.done():
            g.set_result("set by the body")
    print(got)

asyncio.run(main())
