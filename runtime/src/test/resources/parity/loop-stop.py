# stop() before and within a run; what stays queued; run_until_complete of done, failing and endless things
import asyncio

loop = asyncio.new_event_loop()
log, stopped = [], []

def chain(n):
    log.append(n)
    if n < 5:
        loop.call_soon(chain, n + 1)

loop.call_soon(chain, 1)
loop.call_later(10, log.append, "timer")
loop.stop()
loop.run_forever()
print("stopped before: one turn", log, loop.is_running())
loop.call_soon(loop.stop)
loop.call_soon(log.append, "same turn as stop")
loop.run_forever()
print("the turn is finished", log)
loop.stop()
loop.stop()
loop.run_forever()
loop.stop()
loop.run_forever()
print("one turn a stop", log)
log.clear()

async def value(v):
    log.append("ran")
    return v

async def fails():
    raise OSError("out of run_until_complete")

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)
    return f"{n} turns"

async def stops():
    stopped.append(asyncio.current_task())
    loop.stop()
    await asyncio.sleep(0)
    log.append("goes on in the next run")
    return "ended late"

done = loop.create_future()
done.set_result("done")
print(loop.run_until_complete(done), loop.run_until_complete(value("value")), log)
try:
    loop.run_until_complete(fails())
except OSError as e:
    print("OSError:", e)
for _ in range(2):
    try:
        loop.run_until_complete(stops())
    except RuntimeError as e:
        print("RuntimeError:", e, stopped[-1].done())
print(loop.run_until_complete(stopped[1]), log)
stopped.clear()
try:
    loop.run_until_complete(stops())
except RuntimeError as e:
    print("RuntimeError:", e, stopped[0].done())
print("its end does not stop a later run", loop.run_until_complete(turns(5)), stopped[0].done())
failed = loop.create_future()
failed.set_exception(KeyError("k"))
try:
    loop.run_until_complete(failed)
except KeyError as e:
    print("KeyError:", e)
cancelled = loop.create_future()
cancelled.cancel()
try:
    loop.run_until_complete(cancelled)
except asyncio.CancelledError:
    print("CancelledError")
log.clear()
loop.call_soon(log.append, "queued before")
loop.call_soon(loop.stop)
loop.call_soon(loop.call_soon, log.append, "queued in the last turn")
loop.run_forever()
print(log)
print("left for the next run", loop.run_until_complete(value(1)), log)
loop.close()
print(loop.is_closed())
