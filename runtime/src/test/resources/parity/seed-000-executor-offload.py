# blocking work in threads; the loop keeps beating meanwhile
import asyncio, time, threading
from concurrent.futures import ThreadPoolExecutor

def blocking(i):
    time.sleep(0.08)
    return (i * i, threading.current_thread() is threading.main_thread())

async def heartbeat(beats):
    while True:
        beats.append(1)
        await asyncio.sleep(0.005)

async def main():
    loop = asyncio.get_running_loop()
    beats = []
    hb = asyncio.create_task(heartbeat(beats))
    with ThreadPoolExecutor(max_workers=4) as pool:
        rs = await asyncio.gather(*[loop.run_in_executor(pool, blocking, i) for i in range(4)])
    print("pool", [r[0] for r in rs], "on main thread:", any(r[1] for r in rs))
    rs = await asyncio.gather(*[asyncio.to_thread(blocking, i) for i in range(3)])
    print("to_thread", [r[0] for r in rs])
    print("loop stayed free:", len(beats) > 5)
    hb.cancel()
    before = len(beats)
    time.sleep(0.05)
    print("a blocking call stops the heart:", len(beats) == before)

asyncio.run(main())
