# Random programs over a lock, a semaphore, an event, a barrier and two queues, whose tasks are cancelled at random
import asyncio

class Random:
    def __init__(self, seed):
        self.x = seed

    def below(self, n):
        self.x = (self.x * 1103515245 + 12345) % 2147483648
        return (self.x >> 16) % n

class World:
    def __init__(self, seed):
        self.random, self.log = Random(seed), []
        self.lock, self.sem, self.event = asyncio.Lock(), asyncio.Semaphore(1), asyncio.Event()
        self.barrier, self.queue, self.small = asyncio.Barrier(2), asyncio.Queue(), asyncio.Queue(1)

    async def turns(self):
        for _ in range(self.random.below(3)):
            await asyncio.sleep(0)

    async def act(self, name):
        what = self.random.below(11)
        if what < 2:
            async with self.lock:
                self.log.append(f"{name}lock")
                await self.turns()
        elif what < 4:
            async with self.sem:
                self.log.append(f"{name}sem")
                await self.turns()
        elif what == 4:
            await self.event.wait()
            self.log.append(f"{name}event")
        elif what == 5:
            self.log.append(f"{name}barrier{await self.barrier.wait()}")
        elif what == 6:
            self.log.append(f"{name}got{await self.queue.get()}")
        elif what == 7:
            self.log.append(f"{name}took{await self.small.get()}")
        elif what == 8:
            await self.small.put(name)
            self.log.append(f"{name}put")
        else:
            await self.turns()
            self.touch(name)

    def touch(self, name):
        what = self.random.below(7)
        if what == 0:
            self.event.set()
        elif what == 1:
            self.event.clear()
        elif what < 4:
            self.queue.put_nowait(name)
        elif what == 4 and not self.queue.empty():
            self.log.append(f"{name}stole{self.queue.get_nowait()}")
        elif what == 5 and not self.small.empty():
            self.log.append(f"{name}stole{self.small.get_nowait()}")
        elif what == 6 and not self.small.full():
            self.small.put_nowait(name)

    async def task(self, name):
        try:
            for _ in range(9):
                await self.act(name)
            self.log.append(f"{name}ends")
        except asyncio.CancelledError:
            self.log.append(f"-{name}")
            raise

    async def run(self):
        ts = [asyncio.create_task(self.task(n)) for n in "abcdefgh"]
        for _ in range(40):
            self.touch("m")
            if self.random.below(4) == 0:
                ts[self.random.below(8)].cancel()
            await asyncio.sleep(0)
        for t in ts:
            t.cancel()
        await asyncio.wait(ts)
        print(" ".join(self.log))
        print(self.lock.locked(), self.sem.locked(), self.event.is_set(), self.barrier.n_waiting,
              self.queue.qsize(), self.small.qsize())

async def main():
    for seed in range(40):
        print("seed", seed)
        await World(seed).run()

asyncio.run(main())
