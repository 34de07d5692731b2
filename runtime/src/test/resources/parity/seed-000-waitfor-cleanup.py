# wait_for cancels the inner coroutine, which cleans up and re-raises
import asyncio

async def query(name, delay):
    try:
        print(name, "starting")
        await asyncio.sleep(delay)
        print(name, "not reached")
        return name
    except asyncio.CancelledError:
        print(name, "cancelled, cleaning up")
        raise
    finally:
        print(name, "finally")

async def main():
    try:
        print("got", await asyncio.wait_for(query("analytics", 5.0), timeout=0.05))
    except asyncio.TimeoutError as exc:
        print("timed out; is builtin TimeoutError:", type(exc) is TimeoutError)
        print("cause is CancelledError:", isinstance(exc.__cause__, asyncio.CancelledError))
    print("still running:", len(asyncio.all_tasks()) - 1)

asyncio.run(main())
