# create_subprocess_exec: arguments as they are, pipes or none, communicate, and what is known of the process before and after
import asyncio
from asyncio.subprocess import PIPE, DEVNULL

async def main():
    p = await asyncio.create_subprocess_exec("echo", "a  b", "$HOME", "*", stdout=PIPE)
    print(p.returncode, p.stdin is None, p.stdout is None, p.stderr is None, p.pid > 0)
    out, err = await p.communicate()
    print(out.decode().rstrip(), err, p.returncode)
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE, stderr=PIPE)
    out, err = await p.communicate(b"one\ntwo\n")
    print(out.decode().split(), len(err), p.returncode)
    p = await asyncio.create_subprocess_exec("cat", stdin=DEVNULL, stdout=PIPE)
    out, err = await p.communicate()
    print(len(out), err, p.returncode)
    p = await asyncio.create_subprocess_exec("true")
    print(await p.communicate(), p.returncode)
    p = await asyncio.create_subprocess_exec("false", stdout=DEVNULL, stderr=DEVNULL)
    print(await p.wait(), p.returncode, await p.wait())

asyncio.run(main())
