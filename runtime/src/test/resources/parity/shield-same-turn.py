# shield: an end and a cancel in one turn, in either order, of the inner one, the outer one and the waiter
import asyncio

async def awaits(fut):
    return await fut

def how(f):
    if not f.done():
        return "pending"
    if f.cancelled():
        return "cancelled"
    return repr(f.exception()) if f.exception() else repr(f.result())

class Case:
    def __init__(self):
        self.inner = asyncio.get_running_loop().create_future()
        self.outer = asyncio.shield(self.inner)
        self.waiter = asyncio.create_task(awaits(self.outer))
    def set(self): self.inner.set_result("value")
    def fail(self): self.inner.set_exception(ValueError("own"))
    def cancel_inner(self): self.inner.cancel()
    def cancel_outer(self): self.outer.cancel()
    def cancel_waiter(self): self.waiter.cancel()

async def main():
    ends = Case.set, Case.fail, Case.cancel_inner
    cancels = Case.cancel_outer, Case.cancel_waiter, Case.cancel_inner
    for end in ends:
        for cancel in cancels:
            for apart in range(4):
                for first, second in ((end, cancel), (cancel, end)):
                    case = Case()
                    await asyncio.sleep(0)
                    await asyncio.sleep(0)
                    first(case)
                    for _ in range(apart):
                        await asyncio.sleep(0)
                    if second is not end or not case.inner.done():
                        second(case)
                    await asyncio.wait([case.waiter])
                    print(first.__name__, apart, second.__name__, how(case.inner), how(case.outer), how(case.waiter))

asyncio.run(main())
