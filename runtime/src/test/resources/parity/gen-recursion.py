# yield from in recursion: a tree walked in order, and a chain of five thousand levels
import sys

sys.setrecursionlimit(20000)

class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
    def walk(self):
        count = 0
        if self.left:
            count += yield from self.left.walk()
        yield self.value
        if self.right:
            count += yield from self.right.walk()
        return count + 1

def tree(low, high):
    if low > high:
        return None
    mid = (low + high) // 2
    return Tree(mid, tree(low, mid - 1), tree(mid + 1, high))

def chain(depth):
    try:
        if depth == 0:
            got = yield "bottom"
            while got is not None:
                got = yield got
            return 0
        return 1 + (yield from chain(depth - 1))
    finally:
        closed[0] += 1

def hanoi(n, a, b, c):
    if n:
        yield from hanoi(n - 1, a, c, b)
        yield a + c
        yield from hanoi(n - 1, b, a, c)

g = tree(1, 15).walk()
items = []
while True:
    try:
        items.append(next(g))
    except StopIteration as s:
        print(items, s.value)
        break
print(list(hanoi(3, "a", "b", "c")))
closed = [0]
DEPTH = 5000
g = chain(DEPTH)
print(next(g), g.send("echo"), g.send(1), closed)
try:
    g.send(None)
except StopIteration as s:
    print("returned", s.value, closed)
closed[0] = 0
g = chain(DEPTH)
next(g)
try:
    g.throw(KeyError("deep"))
except KeyError as e:
    print("KeyError:", e, closed)
closed[0] = 0
g = chain(DEPTH)
next(g)
g.close()
print("closed", closed)
