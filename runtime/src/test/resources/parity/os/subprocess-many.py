# Many at once: gather answers in order, a group waits for all, the first failure cancels the others' waits
import asyncio
from asyncio.subprocess import PIPE

async def output(i):
    p = await asyncio.create_subprocess_shell(f"cat; echo {i}; exit {i}", stdin=PIPE, stdout=PIPE)
    out, _ = await p.communicate(b"x" * i)
    return out.decode().rstrip(), p.returncode

async def checked(p, cmd):
    try:
        status = await p.wait()
    except asyncio.CancelledError:
        p.kill()
        print("cancelled", await p.wait())
        raise
    if status:
        raise ValueError(f"{cmd}: {status}")
    return cmd

async def main():
    print(*await asyncio.gather(*[output(i) for i in range(10)]))
    ends = [await asyncio.create_subprocess_shell("exit 0") for _ in range(5)]
    async with asyncio.TaskGroup() as tg:
        tasks = [tg.create_task(checked(p, "exit 0")) for p in ends]
    print([t.result() for t in tasks])
    sleeps = await asyncio.create_subprocess_shell("exec sleep 100")
    fails = await asyncio.create_subprocess_shell("exit 3")
    try:
        async with asyncio.TaskGroup() as tg:
            tg.create_task(checked(sleeps, "exec sleep 100"))
            tg.create_task(checked(fails, "exit 3"))
    except ExceptionGroup as eg:
        print([str(e) for e in eg.exceptions])

asyncio.run(main())
