# async for over nothing, over what makes no iterator, over what fails to make one: errors where the loop stands
import asyncio

class NoIterator:
    def __aiter__(self):
        return None

class NoAwaitable:
    def __aiter__(self):
        return self
    def __anext__(self):
        return None

class Broken:
    def __aiter__(self):
        raise ValueError("no iterator today")

class BrokenNext:
    def __aiter__(self):
        return self
    def __anext__(self):
        raise ValueError("no item today")

class StopsInPlace:
    def __aiter__(self):
        return self
    def __anext__(self):
        raise StopAsyncIteration

async def consume(items):
    try:
        async for i in items:
            print("not reached")
        print("ended")
    except TypeError:
        print("refused")
    except ValueError as e:
        print(e)

async def main():
    await consume(None)
    await consume(NoIterator())
    await consume(NoAwaitable())
    await consume(Broken())
    await consume(BrokenNext())
    await consume(StopsInPlace())

asyncio.run(main())
