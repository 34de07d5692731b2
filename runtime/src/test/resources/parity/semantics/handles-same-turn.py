# a handle that is cancelled by one before it in the same turn is skipped; one that runs or has run can be cancelled to no effect
import asyncio

async def main():
    loop, log, handles = asyncio.get_running_loop(), [], {}
    def runs(name, victim):
        log.append(name)
        handles[victim].cancel()
    for name, victim in (("a", "c"), ("b", "a"), ("c", "d"), ("d", "d"), ("e", "e"), ("f", "d")):
        handles[name] = loop.call_soon(runs, name, victim)
    await asyncio.sleep(0)
    print(log, {name: h.cancelled() for name, h in handles.items()})
    log.clear()
    for name, victim in (("1", "3"), ("2", "4"), ("3", "1"), ("4", "1")):
        handles[name] = loop.call_later(int(name) / 1000, runs, name, victim)
    await asyncio.sleep(0.01)
    print(log, [handles[name].cancelled() for name in "1234"])

asyncio.run(main())
