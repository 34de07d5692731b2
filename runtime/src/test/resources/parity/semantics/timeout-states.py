# a timeout's states: what when() and expired() say, and what reschedule refuses, before, in and after the deadline and the block
import asyncio

def tries(scope, at):
    try:
        scope.reschedule(at)
        return "moved"
    except RuntimeError as e:
        return str(e)

async def main():
    loop = asyncio.get_running_loop()
    start = loop.time()
    async with asyncio.timeout(5) as scope:
        print("active", scope.expired(), scope.when() - start >= 5, tries(scope, start + 7), scope.when() == start + 7)
        print("never", tries(scope, None), scope.when())
    print("left", scope.expired(), scope.when(), tries(scope, start + 9), scope.when())
    try:
        async with asyncio.timeout(0.01) as scope:
            try:
                await asyncio.sleep(10)
            finally:
                when = scope.when()
                print("expiring", scope.expired(), tries(scope, None), scope.when() == when)
    except TimeoutError:
        print("expired", scope.expired(), tries(scope, start + 9), scope.when() == when)
    try:
        async with asyncio.timeout_at(start + 100) as scope:
            print("at", scope.when() == start + 100, scope.expired())
            raise OSError
    except OSError:
        print("left by an error", scope.expired(), tries(scope, None))
    async with asyncio.timeout(None) as scope:
        print("no limit", scope.when(), scope.expired())
    def callback():
        try:
            asyncio.timeout(1).reschedule(None)
        except RuntimeError as e:
            print("in a callback", type(e).__name__)
    loop.call_soon(callback)
    await asyncio.sleep(0)

asyncio.run(main())
