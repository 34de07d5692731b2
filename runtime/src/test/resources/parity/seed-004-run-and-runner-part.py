# asyncio.run once at top; nested run is an error; Runner runs several times on one loop
# part of the program: without the argument that types refuse
import asyncio

async def greet(name):
    return f"Hello, {name}!"

async def nested():
    coro = greet("inner")
    try:
        asyncio.run(coro)
    except RuntimeError as e:
        print("RuntimeError:", e)
        coro.close()
    return id(asyncio.get_running_loop())

print(asyncio.run(greet("Kandi")))
asyncio.run(nested())
with asyncio.Runner() as r:
    a = r.run(nested())
    b = r.run(nested())
    print("same loop for both:", a == b)
try:
    c = greet("late")
    r.run(c)
except RuntimeError as e:
    print("RuntimeError:", e)
    c.close()
try:
    asyncio.get_running_loop()
except RuntimeError as e:
    print("RuntimeError:", e)
