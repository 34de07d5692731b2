# stdin and stdout as streams: line by line, to the end, and what is read there
import asyncio
from asyncio.subprocess import PIPE

async def main():
    p = await asyncio.create_subprocess_exec("cat", stdin=PIPE, stdout=PIPE)
    for line in "one", "zwölf", "", "x" * 1000:
        p.stdin.write(line.encode() + b"\n")
        await p.stdin.drain()
        got = await p.stdout.readline()
        print(got.decode() == line + "\n", len(got))
    p.stdin.write(b"0123456789")
    print((await p.stdout.readexactly(4)).decode(), (await p.stdout.read(3)).decode())
    p.stdin.writelines([b"ab;", b"cd"])
    print((await p.stdout.readuntil(b";")).decode())
    print(p.stdin.can_write_eof(), p.stdin.is_closing())
    p.stdin.write_eof()
    print(p.stdin.is_closing(), p.stdout.at_eof())
    print((await p.stdout.read()).decode())
    print(p.stdout.at_eof(), len(await p.stdout.read()), len(await p.stdout.readline()))
    print(await p.wait())
    p = await asyncio.create_subprocess_shell("echo a; echo b; printf c", stdout=PIPE)
    async for line in p.stdout:
        print(line.decode().rstrip())
    try:
        await p.stdout.readexactly(5)
    except asyncio.IncompleteReadError as e:
        print(type(e).__name__, len(e.partial), e.expected)
    print(await p.wait())

asyncio.run(main())
