# Cancelling communicate does nothing to the process: it goes on, can be asked again, and can be killed
import asyncio
from asyncio.subprocess import PIPE

async def main():
    p = await asyncio.create_subprocess_shell("read a; echo got $a; read b; echo got $b", stdin=PIPE, stdout=PIPE)
    t = asyncio.create_task(p.communicate())
    await asyncio.sleep(0)
    t.cancel()
    try:
        await t
    except asyncio.CancelledError:
        print("cancelled", p.returncode)
    if not p.stdin.is_closing():
        p.stdin.write(b"one\n")
        print((await p.stdout.readline()).decode().rstrip())
        out, err = await p.communicate(b"two\n")
        print(out.decode().rstrip(), p.returncode)
    p = await asyncio.create_subprocess_shell("exec sleep 100", stdout=PIPE)
    try:
        await asyncio.wait_for(p.communicate(), 0.05)
    except asyncio.TimeoutError:
        print("timeout", p.returncode)
    p.kill()
    print(await p.wait(), len(await p.stdout.read()))

asyncio.run(main())
