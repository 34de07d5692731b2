# misuse of the loop: nested runs, two loops, close while running, use after close
import asyncio

def refused(what, act, *args):
    try:
        act(*args)
        print(what, "allowed")
    except RuntimeError as e:
        print(what, "RuntimeError:", e)

loop, other = asyncio.new_event_loop(), asyncio.new_event_loop()

async def main():
    refused("close while running", loop.close)
    done = other.create_future()
    done.set_result(1)
    refused("another loop", other.run_forever)
    refused("another loop's run_until_complete", other.run_until_complete, done)
    mine = loop.create_future()
    refused("nested run_until_complete", loop.run_until_complete, mine)
    print("running", loop.is_running(), other.is_running(), asyncio.get_running_loop() is loop)
    return "main ends"

print(loop.run_until_complete(main()))
refused("no loop runs", asyncio.get_running_loop)
foreign = other.create_future()
try:
    loop.run_until_complete(foreign)
except ValueError as e:
    print("ValueError:", str(e).split(" as the")[0])
loop.close()
loop.close()
print("closed", loop.is_closed(), other.is_closed())
refused("run_forever", loop.run_forever)
refused("run_until_complete", loop.run_until_complete, loop.create_future())
refused("call_soon", loop.call_soon, print)
refused("call_soon_threadsafe", loop.call_soon_threadsafe, print)
refused("call_later", loop.call_later, 1, print)
refused("call_at", loop.call_at, 1, print)
refused("stop", loop.stop)
other.close()
