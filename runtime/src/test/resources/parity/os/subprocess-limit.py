# The limit of a process's readers: a line that is too long is dropped, the next can be read
import asyncio
from asyncio.subprocess import PIPE

async def main():
    script = "printf '%030d\\n' 1; printf 'short\\n'; printf '%050d' 2"
    p = await asyncio.create_subprocess_shell(script, stdout=PIPE, limit=20)
    try:
        await p.stdout.readline()
    except ValueError as e:
        print("too long", e)
    print((await p.stdout.readline()).decode().rstrip())
    try:
        await p.stdout.readuntil(b";")
    except asyncio.LimitOverrunError as e:
        print(type(e).__name__, e, e.consumed)
    print(len(await p.stdout.read()))

asyncio.run(main())
