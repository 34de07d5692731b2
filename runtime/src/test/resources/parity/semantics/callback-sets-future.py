# a callback that completes another future: each link of a chain takes one turn, and callbacks and tasks of one link share it
import asyncio

async def waits(fut, name, log):
    log.append(f"{name} {await fut}")

async def main():
    loop, log = asyncio.get_running_loop(), []
    chain = [loop.create_future() for _ in range(4)]
    for i, (fut, after) in enumerate(zip(chain, chain[1:])):
        fut.add_done_callback(lambda f, i=i: log.append(f"callback {i}"))
        fut.add_done_callback(lambda f, after=after: after.set_result(f.result() + 1))
    ts = [asyncio.create_task(waits(fut, f"task {i}", log)) for i, fut in enumerate(chain)]
    await asyncio.sleep(0)
    chain[0].set_result(10)
    for turn in range(5):
        log.append(f"turn {turn}")
        await asyncio.sleep(0)
    print(log)
    print([t.done() for t in ts], chain[3].result())
    log.clear()
    chain = [loop.create_future() for _ in range(3)]
    for fut, after in zip(chain, chain[1:]):
        fut.add_done_callback(lambda f, after=after: (log.append(type(f.exception()).__name__), after.cancel()) if not f.cancelled() else (log.append("cancelled"), after.set_exception(ValueError("v"))))
    chain[0].set_exception(OSError("o"))
    for turn in range(3):
        log.append([f.done() for f in chain])
        await asyncio.sleep(0)
    print(log, type(chain[2].exception()).__name__)

asyncio.run(main())
