# nested timeouts, one after the other: the inner one's error is the body's own affair, the outer one's passes the inner by
import asyncio

async def main():
    me = asyncio.current_task()
    try:
        async with asyncio.timeout(0.05) as outer:
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("inner first", inner.expired(), outer.expired(), me.cancelling())
            await asyncio.sleep(0.01)
            print("the outer one goes on")
            await asyncio.sleep(10)
    except TimeoutError:
        print("then the outer", inner.expired(), outer.expired(), me.cancelling())
    try:
        async with asyncio.timeout(0.01) as outer:
            try:
                async with asyncio.timeout(0.05) as inner:
                    await asyncio.sleep(10)
            except TimeoutError:
                print("not reached")
            finally:
                print("outer first", inner.expired(), outer.expired(), me.cancelling())
    except TimeoutError:
        print("out", inner.expired(), outer.expired(), me.cancelling())
    async with asyncio.timeout(0.05) as outer:
        for i in range(3):
            try:
                async with asyncio.timeout(0.01) as inner:
                    await asyncio.sleep(10 if i != 1 else 0)
                print(i, "in time", inner.expired())
            except TimeoutError:
                print(i, "timed out", inner.expired())
    print(outer.expired(), me.cancelling())
    try:
        async with asyncio.timeout(0.01):
            async with asyncio.timeout(0.02):
                try:
                    await asyncio.sleep(10)
                finally:
                    await asyncio.sleep(0.03)
                    print("not reached")
    except TimeoutError:
        print("the inner one cuts the clean-up short", me.cancelling())

asyncio.run(main())
