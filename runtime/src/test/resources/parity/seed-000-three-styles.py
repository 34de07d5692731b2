# sequential await, create_task, gather(return_exceptions=True)
import asyncio, time

async def call(endpoint, fail=False):
    await asyncio.sleep(0.05)
    if fail:
        raise OSError(f"{endpoint} refused")
    return f"reply {endpoint}"

def units(t0):
    return int((time.perf_counter() - t0) / 0.05)

async def sequential():
    t0 = time.perf_counter()
    for e in ("users", "products", "stock"):
        print(await call(e))
    print("sequential at least 3 units:", units(t0) >= 3)

async def tasks():
    t0 = time.perf_counter()
    ts = [asyncio.create_task(call(e)) for e in ("users", "products", "stock")]
    for t in ts:
        print(await t)
    print("tasks under 3 units:", units(t0) < 3)

async def gathered():
    rs = await asyncio.gather(call("users"), call("products", fail=True), call("stock"),
                              return_exceptions=True)
    for r in rs:
        print("failed:" if isinstance(r, Exception) else "ok:", r)

asyncio.run(sequential())
asyncio.run(tasks())
asyncio.run(gathered())
