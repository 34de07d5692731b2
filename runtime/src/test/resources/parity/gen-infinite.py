# endless generators, pipelines of them, and ones that compute with what they are sent
from itertools import islice

def naturals():
    n = 0
    while True:
        yield n
        n += 1

def fibonacci():
    a, b = 0, 1
    while True:
        yield a
        a, b = b, a + b

def where(test, g):
    for x in g:
        if test(x):
            yield x

def mapped(f, g):
    for x in g:
        yield f(x)

def take(n, g):
    if n == 0:
        return
    for x in g:
        yield x
        n -= 1
        if n == 0:
            return

def primes():
    g = naturals()
    next(g)
    next(g)
    while True:
        p = next(g)
        yield p
        g = where(lambda n, p=p: n % p, g)

def average():
    total, count, mean = 0.0, 0, None
    while True:
        value = yield mean
        total += value
        count += 1
        mean = total / count

print(list(take(10, fibonacci())))
print(list(take(5, mapped(lambda x: x * x, where(lambda x: x % 2 == 1, naturals())))))
print(list(take(0, naturals())))
print(list(take(12, primes())))
g = naturals()
print(list(take(3, g)), list(take(3, g)), next(g))
avg = average()
next(avg)
print([avg.send(v) for v in (10.0, 20.0, 6.0)])
total = 0
for x in naturals():
    if x > 100000:
        break
    total += x
print(total)
