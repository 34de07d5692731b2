# create_subprocess_shell: words, pipelines, statuses, standard error apart and merged
import asyncio
from asyncio.subprocess import PIPE, STDOUT

async def shell(cmd, **kw):
    p = await asyncio.create_subprocess_shell(cmd, stdout=PIPE, **kw)
    out, err = await p.communicate()
    return out.decode().split("\n"), None if err is None else err.decode().split("\n"), p.returncode

async def main():
    print(*await shell("echo a   b; exit 3"))
    print(*await shell("printf 'b\\na\\nb\\n' | sort -u"))
    print(*await shell("echo out; echo err >&2", stderr=PIPE))
    print(*await shell("echo out; echo err >&2; echo out", stderr=STDOUT))
    print(*await shell("exit 200"))
    print(*await shell("A=5; echo $((A * 2)); cat <<EOF\nhere\nEOF"))
    print(*await shell("no-such-command-anywhere 2>/dev/null"))

asyncio.run(main())
