# env and cwd
import asyncio
import os
from asyncio.subprocess import PIPE

async def shell(cmd, **kw):
    p = await asyncio.create_subprocess_shell(cmd, stdout=PIPE, **kw)
    out, _ = await p.communicate()
    return out.decode().rstrip()

async def main():
    print(await shell("pwd", cwd="/"))
    print(await shell("echo $WEFT_A$WEFT_B", env={**os.environ, "WEFT_A": "a", "WEFT_B": "b"}))
    print(await shell("echo ${PATH:+some}", env={**os.environ}))
    print(await shell("/usr/bin/env | grep -c WEFT_", env={"WEFT_A": "a", "WEFT_B": "b c"}))
    print(await shell("echo $WEFT_B", env={"WEFT_B": "b  c"}, cwd="/tmp"))

asyncio.run(main())
