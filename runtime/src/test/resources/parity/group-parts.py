# parts of an ExceptionGroup: cause and members are kept, a subclass stays itself by derive, parts can be raised with a cause
class Numbered(ExceptionGroup):
    def __new__(cls, message, errors, number):
        self = super().__new__(cls, message, errors)
        self.number = number
        return self
    def derive(self, errors):
        derived.append([str(e) if not isinstance(e, ExceptionGroup) else e.message for e in errors])
        return Numbered(self.message, errors, self.number + 1)

derived = []

def flat(e):
    if isinstance(e, ExceptionGroup):
        return [e.message] + [flat(x) for x in e.exceptions]
    return str(e)

v, o, k = ValueError("v"), OSError("o"), KeyError("k")
try:
    raise ExceptionGroup("caused", [v, o]) from k
except ExceptionGroup as e:
    caused = e
match, rest = caused.split(ValueError)
print("cause", match.__cause__ is k, rest.__cause__ is k, caused.subgroup(OSError).__cause__ is k)
print("members", match.exceptions[0] is v, rest.exceptions[0] is o)
plain = ExceptionGroup("plain", [v, o])
try:
    raise plain.subgroup(OSError) from k
except ExceptionGroup as e:
    print("raised from", repr(e.__cause__), "not the whole", plain.__cause__)
eg = Numbered("numbered", [v, Numbered("within", [o, ValueError("v2")], 100), ExceptionGroup("plain", [ValueError("v3")])], 7)
match, rest = eg.split(ValueError)
print(flat(match), match.number, flat(rest), rest.number)
print("within", match.exceptions[1].number, rest.exceptions[0].number, type(match.exceptions[2]).__name__)
print("derived", derived)
derived.clear()
print("whole", eg.subgroup(Numbered) is eg, eg.split(Numbered)[1], derived)
try:
    try:
        raise eg
    except* OSError:
        pass
except ExceptionGroup as left:
    print("left", type(left).__name__, left.number, flat(left))
nested = ExceptionGroup("of groups", [caused, plain])
match, rest = nested.split(ValueError)
print(flat(match), flat(rest), match.exceptions[0].__cause__ is k, match.exceptions[1].__cause__)
