# for: a break leaves the generator where it is, and the next loop goes on from there

def numbers(log):
    try:
        for i in range(8):
            log.append(f"makes {i}")
            yield i
        return "not seen by for"
    finally:
        log.append("finally")

log = []
g = numbers(log)
for i in g:
    print("first loop", i)
    if i == 1:
        break
print(log)
for i in g:
    print("second loop", i, g.send(None))
    if i >= 4:
        break
for i in g:
    print("third loop", i)
    for j in g:
        print("inside", j)
print(log)
for i in g:
    print("not reached")
print("over")
log.clear()
g = numbers(log)
try:
    for i in g:
        if i == 2:
            raise KeyError("body")
except KeyError as e:
    print("left by", e, log)
for i in g:
    if i % 2:
        continue
    print("even", i)
    if i == 6:
        g.close()
print(log[-1])

def fails():
    yield 1
    raise ValueError("from the generator")

seen = []
try:
    for i in fails():
        seen.append(i)
except ValueError as e:
    print(e, seen)
