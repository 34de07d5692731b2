# generators as methods: inherited, overridden with a call of super, generic, as fields' values, from lambdas' makers

class Base:
    def __init__(self, n):
        self.n = n
    def items(self):
        for i in range(self.n):
            yield f"base {i}"
        return "base's value"
    def all(self):
        yield from self.items()
        yield "all"

class Derived(Base):
    def items(self):
        yield "derived first"
        value = yield from super().items()
        yield f"after {value}"

class Source:
    def items(self):
        yield self.first()
        yield "default"

class Own(Source):
    def first(self):
        return "own"

print(list(Base(2).items()))
print(list(Derived(2).items()))
print(list(Derived(1).all()))
print(list(Own().items()))

def repeat(x, n):
    for _ in range(n):
        yield x

print(list(repeat("s", 2)), list(repeat(1.5, 2)), list(repeat(None, 1)))
makers = [lambda i=i: repeat(i, i) for i in range(3)]
print([list(make()) for make in makers])

def squares(n):
    def body():
        for i in range(n):
            yield i * i
    return body

make = squares(4)
print(list(make()), sum(make()))

def chain(*generators):
    for g in generators:
        yield from g

print(list(chain(repeat("a", 2), squares(2)(), repeat("b", 0), chain(repeat("c", 1)))))
