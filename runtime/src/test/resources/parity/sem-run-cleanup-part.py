# asyncio.run: leftover tasks are cancelled and awaited, their errors reported, then the loop is closed
# part of the program: without async generators
import asyncio

log = []

async def leftover(name, fail=False, slow=False):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        if slow:
            await asyncio.sleep(0.005)
        log.append(f"{name} cleaned")
        if fail:
            raise ValueError("during shutdown")
        raise

async def main(fail):
    loop = asyncio.get_running_loop()
    loop.set_exception_handler(lambda l, c: log.append((c["message"], str(c["exception"]))))
    keep = [asyncio.create_task(leftover("slow", slow=True)), asyncio.create_task(leftover("bad", fail=True))]
    loop.extra = keep
    await asyncio.sleep(0)
    log.append("main ends")
    if fail:
        raise KeyError("main failed")
    return loop

loop = asyncio.run(main(False))
print(log[0], sorted(map(str, log[1:3])), log[3:])
print("closed", loop.is_closed(), loop.is_running())
log.clear()
try:
    asyncio.run(main(True))
except KeyError as e:
    print("raised", e.args[0], log[0], len(log))

async def cancel_me():
    asyncio.current_task().cancel()
    await asyncio.sleep(0)

try:
    asyncio.run(cancel_me())
except asyncio.CancelledError:
    print("CancelledError leaves run()")
try:
    loop.call_soon(print)
except RuntimeError as e:
    print("RuntimeError:", e)
