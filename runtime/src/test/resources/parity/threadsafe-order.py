# call_soon_threadsafe on the loop's own thread stands in the same queue as call_soon
import asyncio, threading

async def main():
    loop = asyncio.get_running_loop()
    out = []
    loop.call_soon(out.append, "soon 1")
    loop.call_soon_threadsafe(out.append, "threadsafe 1")
    loop.call_soon(out.append, "soon 2")
    loop.call_soon_threadsafe(out.append, "threadsafe 2")
    await asyncio.sleep(0)
    print("one turn", out)
    out.clear()
    h = loop.call_soon_threadsafe(out.append, "cancelled")
    loop.call_soon_threadsafe(loop.call_soon_threadsafe, out.append, "nested: next turn")
    loop.call_soon_threadsafe(out.append, "this turn")
    h.cancel()
    await asyncio.sleep(0)
    print(out, h.cancelled())
    await asyncio.sleep(0)
    print(out)
    out.clear()
    def other():
        for i in range(3):
            loop.call_soon_threadsafe(out.append, i)
        loop.call_soon_threadsafe(done.set_result, "from another thread")
    done = loop.create_future()
    threading.Thread(target=other).start()
    print(await done, out)

asyncio.run(main())
loop, queued = asyncio.new_event_loop(), []
loop.call_soon(queued.append, "soon 1")
loop.call_soon_threadsafe(queued.append, "threadsafe")
loop.call_soon(queued.append, "soon 2")
loop.stop()
loop.run_forever()
print("before the run", queued)
loop.close()
