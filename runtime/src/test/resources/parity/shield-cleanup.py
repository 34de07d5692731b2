# cleanup that a second cancel must not interrupt: shielded in finally, waited for again, and what a bare one suffers
import asyncio

log = []

async def turns(n):
    for _ in range(n):
        await asyncio.sleep(0)

async def release(name):
    try:
        log.append(f"{name} release begins")
        await turns(6)
        log.append(f"{name} release ends")
    except asyncio.CancelledError:
        log.append(f"{name} release cancelled")
        raise

async def bare():
    try:
        await turns(50)
    finally:
        await release("bare")
        log.append("bare ends")

async def shielded():
    try:
        await turns(50)
    finally:
        await asyncio.shield(release("shielded"))
        log.append("shielded ends")

async def patient():
    try:
        await turns(50)
    finally:
        cleanup = asyncio.create_task(release("patient"))
        while not cleanup.done():
            try:
                await asyncio.shield(cleanup)
            except asyncio.CancelledError:
                log.append("told again")
        log.append("patient ends")

async def one_more_cancel(body, cancels):
    t = asyncio.create_task(body())
    await turns(2)
    for _ in range(cancels):
        t.cancel()
        await turns(3)
    await asyncio.wait([t])
    print(body.__name__, cancels, t.cancelled(), t.cancelling(), log)
    await turns(8)
    print("  later", log[-1])
    log.clear()

class Resource:
    async def __aenter__(self):
        log.append("opened")
        return self
    async def __aexit__(self, et, e, tb):
        await asyncio.shield(release("resource"))
        log.append(f"closed after {et.__name__ if et else et}")

async def uses():
    async with Resource():
        await turns(50)

async def uses_briefly():
    async with Resource():
        await turns(1)

async def main():
    for body in (bare, shielded, patient, uses):
        for cancels in (1, 2, 3):
            await one_more_cancel(body, cancels)
    await one_more_cancel(uses_briefly, 0)
    await one_more_cancel(uses_briefly, 1)

asyncio.run(main())
