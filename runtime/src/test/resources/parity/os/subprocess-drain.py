# Back-pressure: drain waits while the process does not read, several may wait, a process that ends lets them go
import asyncio
from asyncio.subprocess import PIPE

async def drain(p, name):
    try:
        await p.stdin.drain()
        print(name, "drained")
    except (BrokenPipeError, ConnectionResetError):
        print(name, "lost")

async def main():
    p = await asyncio.create_subprocess_shell("read go; cat >/dev/null", stdin=PIPE)
    p.stdin.write(b"x")
    await p.stdin.drain()
    print("a little does not wait")
    p.stdin.write(b"x" * 1_000_000)
    a = asyncio.create_task(drain(p, "a"))
    b = asyncio.create_task(drain(p, "b"))
    await asyncio.sleep(0)
    print(a.done(), b.done(), p.stdin.transport.get_write_buffer_size() > 65536)
    p.stdin.write(b"\n")
    await asyncio.gather(a, b)
    p.stdin.close()
    await p.stdin.wait_closed()
    print(await p.wait())
    p = await asyncio.create_subprocess_shell("exec sleep 100", stdin=PIPE)
    p.stdin.write(b"x" * 1_000_000)
    a = asyncio.create_task(drain(p, "a"))
    await asyncio.sleep(0)
    print(a.done())
    p.kill()
    await a
    print(await p.wait())

asyncio.run(main())
