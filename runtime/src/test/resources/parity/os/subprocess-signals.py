# send_signal, terminate and kill; what a process prints when it is told to end
import asyncio
import signal
from asyncio.subprocess import PIPE

async def main():
    script = "trap 'echo hup' HUP; trap 'echo usr1' USR1; trap 'echo term; exit 5' TERM; echo ready; while :; do sleep 0.01; done"
    p = await asyncio.create_subprocess_shell(script, stdout=PIPE)
    print((await p.stdout.readline()).decode().rstrip())
    p.send_signal(signal.SIGHUP)
    print((await p.stdout.readline()).decode().rstrip())
    p.send_signal(signal.SIGUSR1)
    print((await p.stdout.readline()).decode().rstrip(), p.returncode)
    p.terminate()
    out, err = await p.communicate()
    print(out.decode().rstrip(), p.returncode)
    p = await asyncio.create_subprocess_exec("sleep", "100")
    p.terminate()
    print(await p.wait())
    p = await asyncio.create_subprocess_shell("trap '' TERM; echo ready; while :; do sleep 0.01; done", stdout=PIPE)
    await p.stdout.readline()
    p.terminate()
    p.kill()
    print(await p.wait())
    p = await asyncio.create_subprocess_exec("sleep", "100")
    p.send_signal(signal.SIGINT)
    print(await p.wait())

asyncio.run(main())
