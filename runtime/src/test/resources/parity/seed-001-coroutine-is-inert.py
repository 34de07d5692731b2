# calling a coroutine function runs nothing; forgetting await warns
import asyncio, gc, inspect, warnings

ran = []

async def greet(name):
    ran.append(name)
    return f"hello {name}"

def main():
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        coro = greet("ana")
        print(type(coro).__name__, inspect.iscoroutine(coro), inspect.iscoroutinefunction(greet))
        print("ran", ran, inspect.getcoroutinestate(coro))
        del coro
        gc.collect()
        for c in caught:
            print(c.category.__name__, str(c.message))
    print(asyncio.run(greet("bob")))
    print("ran", ran)

main()
