# Condition: two conditions on one lock make a bounded buffer; who is notified competes for the lock with newcomers
import asyncio

class Buffer:
    def __init__(self, size):
        self.size, self.items = size, []
        self.lock = asyncio.Lock()
        self.room, self.filled = asyncio.Condition(self.lock), asyncio.Condition(self.lock)

    async def put(self, item):
        async with self.room:
            await self.room.wait_for(lambda: len(self.items) < self.size)
            self.items.append(item)
            self.filled.notify()

    async def get(self):
        async with self.filled:
            await self.filled.wait_for(lambda: self.items)
            self.room.notify()
            return self.items.pop(0)

async def producer(buffer, name, n, log):
    for i in range(n):
        await buffer.put(f"{name}{i}")
        log.append(f"+{name}{i}")

async def consumer(buffer, n, log):
    for _ in range(n):
        log.append(await buffer.get())

async def main():
    for size in (1, 2, 5):
        buffer, log = Buffer(size), []
        await asyncio.gather(consumer(buffer, 4, log), producer(buffer, "a", 4, log),
                             producer(buffer, "b", 3, log), consumer(buffer, 3, log))
        print(size, " ".join(log), buffer.items, buffer.lock.locked())

asyncio.run(main())
