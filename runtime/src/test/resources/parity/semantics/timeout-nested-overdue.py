# nested timeouts both overdue in one turn: the inner one has expired too, but only the outermost makes a TimeoutError of it
import asyncio

async def main():
    me = asyncio.current_task()
    for first, second, third in ((0, 0, 10), (0, 10, 0), (10, 0, 0), (0, 0, 0), (10, 0, 10), (-1, -2, -3)):
        log = []
        async def scopes():
            async with asyncio.timeout(first) as a:
                log.append(a)
                async with asyncio.timeout(second) as b:
                    log.append(b)
                    try:
                        async with asyncio.timeout(third) as c:
                            log.append(c)
                            await asyncio.sleep(5)
                    except TimeoutError:
                        print("out of the innermost", end=" ")
                        raise
        try:
            await scopes()
        except TimeoutError:
            print([scope.expired() for scope in log], me.cancelling())
        await asyncio.sleep(0)

asyncio.run(main())
