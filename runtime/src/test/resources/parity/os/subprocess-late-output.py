# What others print to the pipe after the end of the process is read as well: wait does not wait for it, communicate does
import asyncio
import os
import tempfile
from asyncio.subprocess import PIPE

async def main():
    with tempfile.TemporaryDirectory() as d:
        fifo = d + "/fifo"
        os.mkfifo(fifo)
        script = f"(read go <{fifo}; echo late) & echo early"
        p = await asyncio.create_subprocess_shell(script, stdout=PIPE)
        print((await p.stdout.readline()).decode().rstrip())
        with open(fifo, "w") as f:
            f.write("go\n")
        print((await p.stdout.read()).decode().rstrip())
        print(await p.wait())
        p = await asyncio.create_subprocess_shell("(echo late) & echo early", stdout=PIPE)
        out, _ = await p.communicate()
        print(sorted(out.decode().split()), p.returncode)

asyncio.run(main())
