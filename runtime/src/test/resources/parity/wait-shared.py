# several tasks wait for the same futures: modes apart, one cancelled, in which order they wake
import asyncio

log = []

async def waits(name, fs, **options):
    try:
        done, pending = await asyncio.wait(fs, **options)
        log.append((name, len(done), len(pending)))
    except asyncio.CancelledError:
        log.append(f"{name} cancelled")
        raise

async def awaits(name, f):
    log.append((name, await f))

def spawn(*args, **options):
    return asyncio.create_task(waits(*args, **options))

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

def futures(n):
    return [asyncio.get_running_loop().create_future() for _ in range(n)]

async def main():
    f, g, h = fs = futures(3)
    modes = asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED
    ws = [spawn(mode.lower(), fs, return_when=mode) for mode in modes]
    await turns(2)
    f.set_result(1)
    await turns(3)
    print(log)
    g.set_exception(ValueError("g"))
    await turns(3)
    print(log)
    h.cancel()
    await turns(3)
    print(log, [w.done() for w in ws], repr(g.exception()))
    log.clear()
    f, = fs = futures(1)
    ws = [spawn(name, fs) for name in "abcd"] + [asyncio.create_task(awaits("e", f))]
    await turns(2)
    ws[1].cancel()
    f.set_result(2)
    await asyncio.wait(ws)
    print(log)
    log.clear()
    f, = fs = futures(1)
    early = asyncio.create_task(awaits("early", f))
    ws = [spawn(name, fs) for name in "ab"]
    late = asyncio.create_task(awaits("late", f))
    await turns(2)
    f.add_done_callback(lambda f: log.append("callback"))
    f.set_result(3)
    log.append("set")
    await asyncio.wait([early, late, *ws])
    print(log)
    log.clear()
    f, g = futures(2)
    ws = [spawn("f", [f]), spawn("g", [g]), spawn("f and g", [f, g]), spawn("g or f", [g, f], return_when=modes[0])]
    await turns(2)
    g.set_result(4)
    f.set_result(4)
    await asyncio.wait(ws)
    print(log)
    log.clear()
    no_time = spawn("no time", futures(1), timeout=0)
    ws = [spawn("done f", [f]), spawn("done both", [f, g]), no_time]
    await asyncio.wait(ws)
    print(log)

asyncio.run(main())
