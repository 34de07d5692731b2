# __aenter__/__aexit__ order, exception reaches __aexit__, return value suppresses
import asyncio

class AsyncFile:
    def __init__(self, name, suppress=False):
        self.name, self.suppress = name, suppress
    async def __aenter__(self):
        print("opening", self.name)
        await asyncio.sleep(0.001)
        return self
    async def __aexit__(self, et, ev, tb):
        print("closing", self.name, et.__name__ if et else "clean")
        await asyncio.sleep(0.001)
        return self.suppress

async def main():
    async with AsyncFile("one") as f:
        print("working with", f.name)
    async with AsyncFile("a") as a, AsyncFile("b") as b:
        print("both", a.name, b.name)
    async with AsyncFile("quiet", suppress=True):
        raise ValueError("hidden")
    print("after suppressed")
    try:
        async with AsyncFile("loud"):
            raise ValueError("shown")
    except ValueError as e:
        print("caught", e)

asyncio.run(main())
