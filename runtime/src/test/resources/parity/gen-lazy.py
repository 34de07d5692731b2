# calling a generator runs nothing; after that it is its consumer and it by turns

log = []

def arg(x):
    log.append(f"argument {x}")
    return x

def gen(name, n):
    log.append(f"{name} starts")
    for i in range(n):
        log.append(f"{name} makes {i}")
        yield i
        log.append(f"{name} after {i}")
    log.append(f"{name} ends")

g = gen(arg("a"), arg(2))
log.append("made")
for i in g:
    log.append(f"consumes {i}")
print(log)
log.clear()
unused = gen("unused", 3)
unused = None
print("nothing of the unused", log)

def both(a, b):
    for x in a:
        yield x
        yield next(b, "end")

for x in both(gen("a", 2), gen("b", 1)):
    log.append(f"consumes {x}")
print(log)
log.clear()

def captures():
    n = 1
    def inner():
        yield n
        yield n + 1
    return inner

a, b = captures()(), captures()()
print(next(a), next(b), next(a), next(b))

def counter(start):
    n = start
    while True:
        n += 1
        yield n

a, b = counter(0), counter(100)
print(next(a), next(b), next(a), next(b), next(a))
