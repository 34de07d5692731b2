# exceptions through awaits: same object, cause, frames of each await, re-raise from a task twice
# part of the program: causes and frames, without the implicit context
import asyncio, traceback

async def low():
    await asyncio.sleep(0)
    raise KeyError("low")

async def mid():
    try:
        await low()
    except KeyError as e:
        raise ValueError("mid") from e

async def high():
    try:
        await mid()
    finally:
        try:
            raise OSError("in finally, handled")
        except OSError:
            pass

def frames(e):
    return [f.name for f in traceback.extract_tb(e.__traceback__)]

async def main():
    try:
        await high()
    except ValueError as e:
        print(e, "| cause", repr(e.__cause__))
        print("frames", frames(e))
    t = asyncio.create_task(mid())
    seen = []
    for _ in range(2):
        try:
            await t
        except ValueError as e:
            seen.append(e)
    print("same object", seen[0] is seen[1] is t.exception())

asyncio.run(main())
