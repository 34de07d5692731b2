# cooperative tasks made of generators: a scheduler of one's own
from collections import deque

def worker(name, turns, log):
    try:
        for i in range(turns):
            log.append(f"{name}{i}")
            yield
        return f"{name} done"
    finally:
        log.append(f"{name} leaves")

def run(generators, limit):
    ready = deque(generators)
    results = []
    while ready and limit:
        limit -= 1
        g = ready.popleft()
        try:
            g.send(None)
        except StopIteration as s:
            results.append(s.value)
        else:
            ready.append(g)
    for g in ready:
        g.close()
    return results

log = []
print(run([worker("a", 3, log), worker("b", 1, log), worker("c", 2, log)], 100))
print(log)
log.clear()
print(run([worker("a", 3, log), worker("b", 1, log), worker("c", 2, log)], 5))
print(log)

def ping(log):
    n = 0
    while n is not None and n < 6:
        log.append(f"ping {n}")
        n = yield n + 1
    log.append("ping ends")

def pong(log):
    n = yield
    while True:
        log.append(f"pong {n}")
        n = yield n + 1

log = []
a, b = ping(log), pong(log)
next(b)
try:
    n = next(a)
    while True:
        n = a.send(b.send(n))
except StopIteration:
    print(log)
b.close()
