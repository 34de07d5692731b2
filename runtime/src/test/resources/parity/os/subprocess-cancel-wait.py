# Cancelling a wait does nothing to the process, nor to another that waits
import asyncio
from asyncio.subprocess import PIPE

async def main():
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE)
    a = asyncio.create_task(p.wait())
    b = asyncio.create_task(p.wait())
    await asyncio.sleep(0)
    a.cancel("no patience")
    try:
        await a
    except asyncio.CancelledError as e:
        print("cancelled", e, a.cancelled(), b.done(), p.returncode)
    try:
        async with asyncio.timeout(0.05):
            await p.wait()
    except TimeoutError:
        print("timeout", b.done(), p.returncode)
    try:
        await asyncio.wait_for(p.wait(), 0.05)
    except asyncio.TimeoutError:
        print("wait_for", b.done(), p.returncode)
    p.stdin.close()
    print(await b, await p.wait(), p.returncode)

asyncio.run(main())
