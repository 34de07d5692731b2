# the end of asyncio.run: leftovers are cancelled and awaited, their errors reported, whatever main did
import asyncio

log = []

async def leftover(how):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        log.append(f"{how} cancelled")
        if how == "swallows":
            return "value"
        if how == "slow":
            for _ in range(3):
                await asyncio.sleep(0)
            log.append("slow cleaned up")
        if how == "fails":
            raise OSError("while shutting down")
        raise

async def late():
    log.append("started at the end, it still gets its turn")

async def main(how):
    asyncio.get_running_loop().set_exception_handler(
        lambda _, c: log.append((c["message"], str(c["exception"]), "task" in c)))
    asyncio.create_task(leftover(how))
    await asyncio.sleep(0)
    asyncio.create_task(late())
    log.append("main ends")
    return f"result {how}"

async def failing_main():
    asyncio.create_task(leftover("slow"))
    await asyncio.sleep(0)
    raise KeyError("main")

async def main_with_finally():
    t = asyncio.create_task(leftover("slow"))
    try:
        await asyncio.sleep(0)
        return len(asyncio.all_tasks())
    finally:
        t.cancel()
        await asyncio.gather(t, return_exceptions=True)
        log.append("main's finally")

for how in ("raises", "swallows", "slow", "fails"):
    log.clear()
    print(asyncio.run(main(how)), log)
log.clear()
try:
    asyncio.run(failing_main())
except KeyError as e:
    print("KeyError:", e.args[0], log)
log.clear()
print(asyncio.run(main_with_finally()), log)
