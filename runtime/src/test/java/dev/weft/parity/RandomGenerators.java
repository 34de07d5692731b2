// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Async;
import dev.weft.Generator;
import dev.weft.GeneratorExit;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** {@code random-generators.py}. */
final class RandomGenerators extends Program {

    private static final int SEEDS = 120;
    private static final Set<Integer> LEFT_OUT = Set.of(23, 35);
    private static final int SCRIPTS = 5;
    private static final int LIMIT = 14;
    private static final int CALLS = 24;

    private record Op(String name, int a, int b, List<Op> body, List<Op> handler, List<Op> last) {}

    /** Writes random operations; the generator is the same in every language. */
    private static final class Script {

        private static final String[] SIMPLE = ("yield yield yield yield yield from from from child child child drive"
                        + " drive raise return note stop leave")
                .split(" ");

        private long state;

        Script(int seed) {
            state = seed * 7919L + 17;
        }

        private int below(int n) {
            state = (state * 1103515245 + 12345) % 2147483648L;
            return (int) (state / 65536 % n);
        }

        Op plain(String name) {
            return new Op(name, below(LIMIT), below(100), List.of(), List.of(), List.of());
        }

        List<Op> body(int depth) {
            List<Op> body = new ArrayList<>();
            for (int left = 1 + below(4); left > 0; left--) {
                body.add(op(depth));
            }
            return body;
        }

        private List<Op> maybe(int depth) {
            return below(2) != 0 ? body(depth) : List.of();
        }

        private Op op(int depth) {
            if (depth == 0 || below(3) < 2) {
                return plain(SIMPLE[below(SIMPLE.length)]);
            }
            Op op = plain("try");
            return new Op("try", op.a, op.b, body(depth - 1), maybe(depth - 1), maybe(depth - 1));
        }
    }

    private final class Sim {

        private final Script script;
        private final List<List<Op>> scripts = new ArrayList<>();
        private final List<Generator<Integer, Object, Integer>> generators = new ArrayList<>();
        private final Set<Integer> delegated = new HashSet<>();
        private int steps;

        Sim(int seed) {
            script = new Script(seed);
            for (int i = 0; i < SCRIPTS; i++) {
                scripts.add(script.body(2));
            }
        }

        private void log(Object who, Object... what) {
            List<Object> line = new ArrayList<>(List.of(who + ":"));
            for (Object each : what) {
                line.add(each);
            }
            print(line.toArray());
        }

        private String show(Throwable e) {
            if (e instanceof GeneratorExit) {
                return "exit";
            } else if (e instanceof StopIteration stop) {
                return "stop " + Py.str(stop.value());
            }
            return e.getMessage();
        }

        Integer create(int index) {
            if (generators.size() >= LIMIT) {
                return null;
            }
            int me = generators.size();
            generators.add(generator(me, scripts.get(index % SCRIPTS)));
            return me;
        }

        @Async
        private Generator<Integer, Object, Integer> generator(int me, List<Op> ops) {
            log(me, "starts");
            try {
                Integer value = Generator.yieldFrom(run(ops, me));
                log(me, "ends", value);
                return Generator.end(value);
            } catch (Throwable e) {
                log(me, "leaves", show(e));
                throw e;
            }
        }

        @Async
        private Generator<Integer, Object, Integer> run(List<Op> ops, int me) {
            for (Op op : ops) {
                Integer value = Generator.yieldFrom(step(op, me));
                if (value != null) {
                    return Generator.end(value);
                }
            }
            return Generator.end();
        }

        @Async
        private Generator<Integer, Object, Integer> step(Op op, int me) {
            steps++;
            if (steps > 400) {
                return Generator.end(0);
            }
            switch (op.name) {
                case "yield" -> {
                    Object got = Generator.yield(op.b);
                    log(me, "got", got);
                }
                case "from", "child" -> {
                    Integer k = op.name.equals("child") ? create(op.a) : Integer.valueOf(op.a % generators.size());
                    if (k != null && delegated.add(k)) {
                        try {
                            Integer result = Generator.yieldFrom(generators.get(k));
                            log(me, "from", k, result);
                        } finally {
                            delegated.remove(k);
                        }
                    }
                }
                case "drive" -> call(me, op);
                case "raise" -> throw new IllegalArgumentException(me + " " + op.b);
                case "stop" -> throw new StopIteration(op.b);
                case "leave" -> throw new GeneratorExit();
                case "return" -> {
                    return Generator.end(op.b);
                }
                case "note" -> log(me, "note", op.b);
                default -> {
                    return attempt(op, me);
                }
            }
            return Generator.end();
        }

        @Async
        private Generator<Integer, Object, Integer> attempt(Op op, int me) {
            boolean closing = false;
            try {
                return Generator.end(Generator.yieldFrom(run(op.body, me)));
            } catch (Throwable e) {
                closing = e instanceof GeneratorExit;
                log(me, "catches", show(e));
                if (closing || op.a % 3 == 0) {
                    throw e;
                }
                Integer value = Generator.yieldFrom(run(op.handler, me));
                if (value != null) {
                    return Generator.end(value);
                }
            } finally {
                log(me, "finally");
                if (!closing) {
                    Generator.yieldFrom(run(op.last, me));
                }
            }
            return Generator.end();
        }

        void call(Object who, Op op) {
            int k = op.a % generators.size();
            Generator<Integer, Object, Integer> g = generators.get(k);
            int how = op.b % 8;
            try {
                if (how < 3) {
                    log(who, "next", k, g.send(null));
                } else if (how < 5) {
                    log(who, "send", k, g.send(op.b));
                } else if (how == 5) {
                    log(who, "throw", k, g.throwInto(new IllegalArgumentException("thrown " + op.b)));
                } else if (how == 6) {
                    g.close();
                    log(who, "closed", k);
                } else {
                    for (Integer x : g) {
                        log(who, "item", k, x);
                        break;
                    }
                }
            } catch (Throwable e) {
                log(who, "call", k, "raised", show(e));
            }
        }
    }

    @Override
    protected void script() {
        for (int seed = 0; seed < SEEDS; seed++) {
            if (LEFT_OUT.contains(seed)) {
                continue;
            }
            print("seed", seed);
            Sim sim = new Sim(seed);
            for (int i = 0; i < 3; i++) {
                sim.create(i);
            }
            for (int i = 0; i < CALLS; i++) {
                sim.call("main", sim.script.plain("call"));
            }
            for (Generator<?, ?, ?> g : sim.generators) {
                try {
                    g.close();
                } catch (Throwable e) {
                    sim.log("main", "close", sim.show(e));
                }
            }
        }
    }
}
