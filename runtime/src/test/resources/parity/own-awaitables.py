# awaitables of one's own: awaited, nested, in gather, in wait_for, reusable if each await makes a new coroutine
import asyncio

class Job:
    def __init__(self, name, log):
        self.name, self.log, self.awaited = name, log, 0
    def __await__(self):
        self.awaited += 1
        return self.run().__await__()
    async def run(self):
        self.log.append(f"{self.name} {self.awaited}")
        await asyncio.sleep(0)
        return f"{self.name} result"

class Both:
    def __init__(self, first, second):
        self.first, self.second = first, second
    def __await__(self):
        return self.run().__await__()
    async def run(self):
        return [await self.first, await self.second]

class Fails:
    def __await__(self):
        raise ValueError("while making it")

class Event:
    def __init__(self):
        self.fut = asyncio.get_running_loop().create_future()
    def __await__(self):
        return self.fut.__await__()

async def main():
    log = []
    job = Job("job", log)
    print(await job, await job, job.awaited)
    print(await Both(Job("a", log), Both(Job("b", log), job)), log)
    log.clear()
    print(await asyncio.gather(job, Job("c", log), job), log)
    print(await asyncio.wait_for(Job("d", log), 1))
    try:
        await Fails()
    except ValueError as e:
        print("ValueError:", e)
    rs = await asyncio.gather(Both(job, Fails()), return_exceptions=True)
    print(type(rs[0]).__name__, rs[0])
    event = Event()
    async def waits():
        return await event
    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    event.fut.set_result("set")
    print(await t, await event)
    event = Event()
    t = asyncio.create_task(waits())
    await asyncio.sleep(0)
    t.cancel()
    await asyncio.gather(t, return_exceptions=True)
    print("cancelled through it", event.fut.cancelled(), t.cancelled())

asyncio.run(main())
loop = asyncio.new_event_loop()
print(loop.run_until_complete(Job("loop", [])))
loop.close()
