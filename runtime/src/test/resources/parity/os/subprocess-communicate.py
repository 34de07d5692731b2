# communicate: much in both directions, a process that does not read, one that closes its output, twice
import asyncio
from asyncio.subprocess import PIPE

async def main():
    data = bytes(range(256)) * 4096
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    out, err = await p.communicate(data)
    print(out == data, err, p.returncode)
    p = await asyncio.create_subprocess_shell("exec 0<&-; echo done", stdin=PIPE, stdout=PIPE)
    out, err = await p.communicate(data)
    print(out.decode().rstrip(), err, p.returncode)
    p = await asyncio.create_subprocess_shell("exec 1>&- 2>&-; cat >/dev/null; exit 4", stdin=PIPE, stdout=PIPE, stderr=PIPE)
    out, err = await p.communicate(data)
    print(len(out), len(err), p.returncode)
    p = await asyncio.create_subprocess_shell("cat >&2; echo out", stdin=PIPE, stdout=PIPE, stderr=PIPE)
    out, err = await p.communicate(b"err")
    print(out.decode().rstrip(), err.decode(), p.returncode)
    out, err = await p.communicate()
    print(len(out), len(err), p.returncode)
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    out, err = await p.communicate(b"")
    print(len(out), err, p.returncode)

asyncio.run(main())
