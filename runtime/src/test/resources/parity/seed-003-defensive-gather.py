# return_exceptions, SLA timeout, cleanup on cancel, shielded cleanup
import asyncio

async def api(name, fail=False, delay=0.01):
    await asyncio.sleep(delay)
    if fail:
        raise RuntimeError(f"upstream failure in {name}")
    return f"{name}_data"

async def careful(events):
    try:
        await asyncio.sleep(5)
    finally:
        events.append("cleanup start")
        await asyncio.shield(api("audit", delay=0.005))
        events.append("cleanup end")

async def main():
    rs = await asyncio.gather(api("pay"), api("stock", fail=True), api("ship"), return_exceptions=True)
    for i, r in enumerate(rs):
        print("[FAILED]" if isinstance(r, Exception) else "[OK]", i, r)
    try:
        await asyncio.wait_for(api("slow", delay=2.0), timeout=0.03)
    except asyncio.TimeoutError:
        print("SLA exceeded")
    events = []
    t = asyncio.create_task(careful(events))
    await asyncio.sleep(0.01)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled cleanly", events)
    try:
        await asyncio.gather(api("x", fail=True), api("orphan", delay=0.02))
    except RuntimeError as e:
        left = [t for t in asyncio.all_tasks() if t is not asyncio.current_task()]
        print(e, "| orphans still running:", len(left))
        print("orphan finished with", await left[0])

asyncio.run(main())
