# returncode: None while it runs, the status, or the negative number of the signal that has killed it
import asyncio
from asyncio.subprocess import PIPE

async def main():
    for status in 0, 1, 7, 127, 128, 200, 255:
        p = await asyncio.create_subprocess_shell(f"exit {status}")
        print(status, await p.wait(), p.returncode)
    for name in "HUP", "INT", "KILL", "USR1", "PIPE", "ALRM", "TERM":
        p = await asyncio.create_subprocess_shell(f"kill -{name} $$")
        print(name, await p.wait())
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE)
    print(p.returncode)
    await asyncio.sleep(0)
    print(p.returncode)
    p.stdin.close()
    print(await asyncio.gather(p.wait(), p.wait()), p.returncode)

asyncio.run(main())
