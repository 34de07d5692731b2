# What can't be started is an error of create_subprocess_exec; a shell that finds no program exits with 127
import asyncio
from asyncio.subprocess import PIPE, DEVNULL

async def start(*command, **kw):
    try:
        await asyncio.create_subprocess_exec(*command, **kw)
    except OSError as e:
        print("refused", "No such file" in str(e), "ermission denied" in str(e))

async def main():
    await start("/no/such/program")
    await start("no-such-program-in-the-path", stdin=PIPE, stdout=PIPE, stderr=PIPE)
    await start("/etc/passwd")
    await start("true", cwd="/no/such/directory")
    p = await asyncio.create_subprocess_shell("no-such-program-in-the-path", stderr=DEVNULL)
    print(await p.wait())
    print(len(asyncio.all_tasks()))

asyncio.run(main())
