// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import dev.weft.StopIteration;
import dev.weft.parity.RandomOps.Op;
import java.util.ArrayList;
import java.util.List;

/** {@code random-delegation.py}. */
final class RandomDelegation extends Program {

    private static final int SEEDS = 40;
    private static final int STEPS = 40;

    private final class Sim {

        private final DelegationScript script;
        private final List<List<Op>> scripts = new ArrayList<>();
        private final List<Generator<Object, Object, Object>> generators = new ArrayList<>();

        Sim(int seed) {
            script = new DelegationScript(seed);
            for (int i = 0; i < DelegationScript.GENERATORS; i++) {
                scripts.add(script.body(3));
                generators.add(generator(i));
            }
        }

        private void log(Object who, Object... what) {
            List<Object> line = new ArrayList<>(List.of(who + ":"));
            line.addAll(List.of(what));
            print(line.toArray());
        }

        @Async
        Generator<Object, Object, Object> generator(int me) {
            log(me, "starts");
            try {
                Object[] value = Generator.yieldFrom(run(scripts.get(me), me));
                log(me, "ends", show(value == null ? null : value[0]));
                return Generator.end(value == null ? null : value[0]);
            } catch (Throwable e) {
                log(me, "leaves", show(e));
                throw e;
            }
        }

        @Async
        Generator<Object, Object, Object[]> run(List<Op> ops, int me) {
            for (Op op : ops) {
                Object[] value = Generator.yieldFrom(step(op, me));
                if (value != null) {
                    return Generator.end(value);
                }
            }
            return Generator.end();
        }

        @Async
        Generator<Object, Object, Object[]> step(Op op, int me) {
            switch (op.name()) {
                case "yield" -> log(me, "got", show(Generator.yield(op.b())));
                case "from" -> {
                    int inner = 2 * me + 1 + op.a() % 2;
                    if (inner < DelegationScript.GENERATORS) {
                        log(me, "from", inner);
                        log(me, "result", show(Generator.yieldFrom(generators.get(inner))));
                    }
                }
                case "drive" -> drive(me, op.a(), op.b());
                case "raise" -> throw new KeyError(String.valueOf(op.b()));
                case "stop" -> throw new StopIteration(op.b());
                case "return" -> {
                    return Generator.end(new Object[] {op.b()});
                }
                case "repeat" -> {
                    for (int i = 0; i < 2 + op.a() % 2; i++) {
                        Object[] value = Generator.yieldFrom(run(op.body(), me));
                        if (value != null) {
                            return Generator.end(value);
                        }
                    }
                }
                default -> {
                    return attempt(op, me);
                }
            }
            return Generator.end();
        }

        @Async
        Generator<Object, Object, Object[]> attempt(Op op, int me) {
            try {
                try {
                    return Generator.end(Generator.yieldFrom(run(op.body(), me)));
                } catch (GeneratorExit e) {
                    log(me, "catches the exit");
                    if (op.a() % 3 == 0) {
                        throw e;
                    }
                    Object[] value = Generator.yieldFrom(run(op.handler(), me));
                    if (value != null || op.a() % 3 == 1) {
                        return Generator.end(value);
                    }
                    throw e;
                } catch (RuntimeException e) {
                    log(me, "catches", show(e));
                    if (op.b() % 2 == 0) {
                        throw e;
                    }
                    return Generator.end(Generator.yieldFrom(run(op.handler(), me)));
                }
            } finally {
                log(me, "finally");
                Generator.yieldFrom(run(op.last(), me));
            }
        }

        private void drive(Object who, int target, int how) {
            Generator<Object, Object, Object> g = generators.get(target);
            int kind = how % 16;
            try {
                Object value;
                if (kind < 8) {
                    log(who, "next", target);
                    value = g.send(null);
                } else if (kind < 12) {
                    log(who, "send", target);
                    value = g.send("v");
                } else if (kind == 12) {
                    log(who, "throw", target);
                    value = g.throwInto(new KeyError("thrown"));
                } else if (kind == 13) {
                    log(who, "throw exit", target);
                    value = g.throwInto(new GeneratorExit("thrown"));
                } else if (kind == 14) {
                    log(who, "throw stop", target);
                    boolean created = g.state() == Coroutine.State.CREATED;
                    value = created ? null : g.throwInto(new StopIteration("thrown"));
                } else {
                    log(who, "close", target);
                    g.close();
                    value = "closed";
                }
                log(who, "->", show(value));
            } catch (StopIteration s) {
                log(who, "returned", show(s.value()));
            } catch (Throwable e) {
                log(who, "raised", show(e));
            }
        }

        void main() {
            for (int i = 0; i < STEPS; i++) {
                int target = script.below(DelegationScript.GENERATORS);
                if (script.below(8) == 0) {
                    log("main", "new", target);
                    generators.set(target, generator(target));
                } else {
                    drive("main", target, script.below(100));
                }
            }
            print(generators.stream().map(Py::state).toArray());
        }
    }

    private static String show(Object value) {
        if (value instanceof Throwable error) {
            String message = error instanceof KeyError ? error.getMessage() : Py.str(error);
            return Py.typeName(error) + (message.isEmpty() ? "" : " " + message);
        }
        return value == null ? "-" : String.valueOf(value);
    }

    @Override
    protected void script() {
        for (int seed = 0; seed < SEEDS; seed++) {
            print("program", seed);
            new Sim(seed).main();
        }
    }
}
