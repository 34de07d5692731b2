# two I/O waits overlap on one thread; gather keeps argument order
import asyncio, time

async def fetch(kind, delay, value):
    print(f"start {kind}")
    await asyncio.sleep(delay)
    print(f"finish {kind}")
    return value

async def dashboard():
    t0 = time.perf_counter()
    profile, orders = await asyncio.gather(
        fetch("profile", 0.10, {"id": 42}), fetch("orders", 0.16, ["widget", "gadget"]))
    took = time.perf_counter() - t0
    print("profile id", profile["id"])
    print("orders", ",".join(orders))
    print("overlapped", took < 0.25)

asyncio.run(dashboard())
