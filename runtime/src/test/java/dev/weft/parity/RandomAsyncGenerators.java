// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.GeneratorExit;
import dev.weft.StopAsyncIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code random-async-generators.py}. */
final class RandomAsyncGenerators extends Program {

    private static final int SEEDS = 150;
    private static final int GENS = 5;
    private static final int TASKS = 4;

    private record Op(String name, int a, int b) {}

    /** Writes random operations; the generator is the same in every language. */
    private static final class Script {

        private static final List<String> BODY =
                words("yield yield yield yield turn turn turn items items call call raise return stop note");
        private static final List<String> CALM = words("yield turn turn note");
        private static final List<String> TASK =
                words("call call call call call call items items turn turn cancel note");

        private long state;

        Script(int seed) {
            state = seed * 7919L + 17;
        }

        private static List<String> words(String words) {
            return List.of(words.split(" "));
        }

        int below(int n) {
            state = (state * 1103515245 + 12345) % 2147483648L;
            return (int) (state / 65536 % n);
        }

        List<Op> ops(List<String> names, int most) {
            List<Op> ops = new ArrayList<>();
            for (int left = 1 + below(most); left > 0; left--) {
                ops.add(new Op(names.get(below(names.size())), below(100), below(100)));
            }
            return ops;
        }
    }

    private final class Sim {

        private final List<AsyncGenerator<Integer, Object>> generators = new ArrayList<>();
        private final List<List<Op>> plans = new ArrayList<>();
        private final List<Task<Void>> tasks = new ArrayList<>();
        private int steps;

        Sim(int seed) {
            Script script = new Script(seed);
            for (int i = 0; i < GENS; i++) {
                List<Op> body = script.ops(Script.BODY, 6);
                List<Op> handler = script.ops(Script.CALM, 2);
                List<Op> last = script.ops(Script.CALM, 2);
                List<Op> after = script.ops(Script.CALM, 2);
                generators.add(generator(i, body, handler, last, after, script.below(3)));
            }
            for (int i = 0; i < TASKS; i++) {
                plans.add(script.ops(Script.TASK, 9));
            }
        }

        private void log(Object who, Object... what) {
            List<Object> line = new ArrayList<>(List.of(who + ":"));
            line.addAll(Arrays.asList(what));
            print(line.toArray());
        }

        private String show(Throwable e) {
            if (e instanceof GeneratorExit) {
                return "exit";
            } else if (e instanceof StopAsyncIteration) {
                return "stop";
            }
            return e instanceof CancelledError ? "cancelled" : e.getMessage();
        }

        @Async
        private AsyncGenerator<Integer, Object> generator(
                int me, List<Op> body, List<Op> handler, List<Op> last, List<Op> after, int choice) {
            log(me, "starts");
            boolean closing = false;
            try {
                for (Op op : body) {
                    if (op.name.equals("yield")) {
                        Object got = AsyncGenerator.yield(op.b);
                        log(me, "got", got);
                    } else if (op.name.equals("return")) {
                        return AsyncGenerator.end();
                    } else {
                        await(step(op, me));
                    }
                }
            } catch (Throwable e) {
                log(me, "catches", show(e));
                closing = e instanceof GeneratorExit || e instanceof CancelledError;
                if (closing || choice == 0) {
                    throw e;
                }
                for (Op op : handler) {
                    if (op.name.equals("yield")) {
                        Object got = AsyncGenerator.yield(op.b);
                        log(me, "handler got", got);
                    } else {
                        await(step(op, me));
                    }
                }
            } finally {
                log(me, "finally");
                for (Op op : last) {
                    if (!op.name.equals("yield")) {
                        await(step(op, me));
                    }
                }
            }
            for (Op op : after) {
                if (op.name.equals("yield")) {
                    Object got = AsyncGenerator.yield(op.b);
                    log(me, "after got", got);
                } else {
                    await(step(op, me));
                }
            }
            log(me, "ends");
            return AsyncGenerator.end();
        }

        @Async
        private Coroutine<Void> step(Op op, Object me) {
            steps++;
            if (steps > 300) {
                return done();
            }
            switch (op.name) {
                case "turn" -> await(yieldNow());
                case "items" -> await(items(op, me));
                case "call" -> await(call(op, me));
                case "raise" -> throw new IllegalArgumentException(me + " " + op.b);
                case "stop" -> throw new StopAsyncIteration();
                case "note" -> log(me, "note", op.b);
                case "cancel" -> {
                    int k = op.a % tasks.size();
                    log(me, "cancel", k, tasks.get(k).cancel() ? 1 : 0);
                }
                default -> {}
            }
            return done();
        }

        @Async
        private Coroutine<Void> items(Op op, Object me) {
            int k = op.a % GENS;
            try {
                for (int x : await(generators.get(k))) {
                    log(me, "item", k, x);
                    if (x % 3 == 0) {
                        break;
                    }
                    if (x % 3 == 1) {
                        await(yieldNow());
                    }
                }
                log(me, "items of", k, "over");
            } catch (Throwable e) {
                log(me, "items of", k, "raised", show(e));
                if (e instanceof CancelledError) {
                    throw e;
                }
            }
            return done();
        }

        @Async
        private Coroutine<Void> call(Op op, Object me) {
            int k = op.a % GENS;
            int how = op.b % 8;
            AsyncGenerator<Integer, Object> g = generators.get(k);
            try {
                if (how < 3) {
                    log(me, "next", k, await(g.asyncIterator().next()));
                } else if (how < 5) {
                    log(me, "send", k, await(g.asend(op.b)));
                } else if (how == 5) {
                    log(me, "throw", k, await(g.athrow(new IllegalArgumentException("thrown " + op.b))));
                } else if (how == 6) {
                    log(me, "closed", k, await(g.aclose()));
                } else {
                    Awaitable<Integer> a = g.asend(null);
                    log(me, "once", k, await(a));
                    log(me, "twice", k, await(a));
                }
            } catch (Throwable e) {
                log(me, "call", k, "raised", show(e));
                if (e instanceof CancelledError) {
                    throw e;
                }
            }
            return done();
        }

        @Async
        private Coroutine<Void> task(int me, List<Op> plan) {
            String name = "abcd".substring(me, me + 1);
            try {
                for (Op op : plan) {
                    await(step(op, name));
                }
                log(name, "done");
            } catch (Throwable e) {
                log(name, "leaves", show(e));
                throw e;
            }
            return done();
        }

        @Async
        Coroutine<Void> main() {
            for (int i = 0; i < TASKS; i++) {
                tasks.add(createTask(task(i, plans.get(i))));
            }
            await(gatherOutcomes(tasks));
            steps = 0;
            for (int k = 0; k < GENS; k++) {
                try {
                    log("main", "closed", k, await(generators.get(k).aclose()));
                } catch (Throwable e) {
                    log("main", "close", k, "raised", show(e));
                }
            }
            return done();
        }
    }

    @Override
    protected void script() {
        for (int seed = 0; seed < SEEDS; seed++) {
            print("seed", seed);
            runInVirtualTime(new Sim(seed).main());
        }
    }
}
