// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.parity.RandomOps.Op;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code random-programs.py}. */
final class RandomPrograms extends Program {

    private static final int FUTURES = 4;
    private static final int SCRIPTS = 6;

    private final class Sim {

        private final List<List<Op>> scripts = new ArrayList<>();
        private final List<Task<Object>> tasks = new ArrayList<>();
        private final List<Future<Object>> futures = new ArrayList<>();
        private EventLoop loop;
        private long start;
        private int timers;

        Sim(int seed) {
            RandomScript script = new RandomScript(seed);
            for (int i = 0; i < SCRIPTS; i++) {
                scripts.add(script.body(3));
            }
        }

        private void log(Object who, Object... what) {
            List<Object> line = new ArrayList<>(List.of(loop.time() - start, who + ":"));
            line.addAll(List.of(what));
            print(line.toArray());
        }

        private Duration delay(int d) {
            timers += 1;
            return Duration.ofNanos(d % 3 * 1000 + timers);
        }

        private Task<Object> spawn(int script, Function<Coroutine<Object>, Task<Object>> create) {
            if (tasks.size() < 30) {
                int me = tasks.size();
                Coroutine<Object> coroutine = task(me, scripts.get(script % SCRIPTS));
                try {
                    tasks.add(create.apply(coroutine));
                    return tasks.get(me);
                } catch (IllegalStateException e) {
                    log(me, "refused");
                    coroutine.close();
                }
            }
            return null;
        }

        @Async
        Coroutine<Object> task(int me, List<Op> script) {
            log(me, "starts");
            try {
                Integer value = await(run(script, me, null));
                log(me, "ends", show(value));
                return done(value);
            } catch (Throwable e) {
                log(me, "leaves", show(e));
                throw e;
            }
        }

        @Async
        Coroutine<Integer> run(List<Op> ops, int me, TaskGroup group) {
            for (Op op : ops) {
                Integer value = await(step(op, me, group));
                if (value != null) {
                    return done(value);
                }
            }
            return done(null);
        }

        private void event(Op op, Object who) {
            int task = op.a() % tasks.size();
            Future<Object> future = futures.get(op.a() % FUTURES);
            switch (op.name()) {
                case "cancel" -> log(who, "cancel", task, tasks.get(task).cancel() ? 1 : 0);
                case "set" -> {
                    if (!future.isDone()) {
                        future.setResult(op.b());
                    }
                }
                case "fail" -> {
                    if (!future.isDone()) {
                        future.setException(new IllegalArgumentException("" + op.b()));
                        future.exception();
                    }
                }
                case "drop" -> {
                    log(who, "drop", op.a() % FUTURES, future.cancel() ? 1 : 0);
                    futures.set(op.a() % FUTURES, loop.createFuture());
                }
                case "log" -> log(who, op.b());
                default -> throw new AssertionError(op.name());
            }
        }

        private List<Awaitable<Object>> items(List<Op> ops, int me) {
            List<Awaitable<Object>> items = new ArrayList<>();
            for (Op op : ops) {
                int later = op.a() % tasks.size();
                Awaitable<Object> item = switch (op.name()) {
                    case "task" -> later > me ? tasks.get(later) : null;
                    case "future" -> futures.get(op.a() % FUTURES);
                    case "child" -> spawn(op.a(), c -> createTask(c));
                    default -> sleep(delay(op.b()), "slept");
                };
                if (item != null && !items.contains(item)) {
                    items.add(item);
                }
            }
            return items;
        }

        @Async
        Coroutine<Integer> step(Op op, int me, TaskGroup group) {
            int later = op.a() % tasks.size();
            switch (op.name()) {
                case "turn":
                    await(yieldNow());
                    break;
                case "sleep":
                    await(sleep(delay(op.b())));
                    break;
                case "task":
                    if (later > me) {
                        log(me, "task", later, show(await(tasks.get(later))));
                    }
                    break;
                case "future":
                    log(me, "future", show(await(futures.get(op.a() % FUTURES))));
                    break;
                case "spawn":
                    spawn(op.a(), c -> createTask(c));
                    break;
                case "member":
                    if (group != null) {
                        spawn(op.a(), group::createTask);
                    }
                    break;
                case "raise":
                    throw new IllegalArgumentException("" + op.b());
                case "return":
                    return done(op.b());
                case "told":
                    futures.get(op.a() % FUTURES)
                            .addDoneCallback(f -> event(op.body().get(0), "told"));
                    break;
                case "soon":
                    loop.callSoon(() -> event(op.body().get(0), "soon"));
                    break;
                case "later":
                    loop.callLater(delay(op.b()), () -> event(op.body().get(0), "later"));
                    break;
                case "gather":
                    List<Awaitable<Object>> items = items(op.body(), me);
                    log(
                            me,
                            "gather",
                            show(op.b() % 2 == 1 ? results(await(gatherOutcomes(items))) : await(gather(items))));
                    break;
                case "try":
                    try {
                        try {
                            return done(await(run(op.body(), me, group)));
                        } catch (CancelledError e) {
                            log(me, "catches C");
                            if (op.a() % 3 == 0) {
                                throw e;
                            }
                            Integer value = await(run(op.handler(), me, group));
                            if (value != null || op.a() % 3 == 1) {
                                return done(value);
                            }
                            throw e;
                        } catch (Exception e) {
                            log(me, "catches", show(e));
                            if (op.b() % 2 == 0) {
                                throw e;
                            }
                            return done(await(run(op.handler(), me, group)));
                        }
                    } finally {
                        log(me, "finally");
                        await(run(op.last(), me, group));
                    }
                case "repeat":
                    for (int i = 0; i < 2 + op.a() % 2; i++) {
                        Integer value = await(run(op.body(), me, group));
                        if (value != null) {
                            return done(value);
                        }
                    }
                    break;
                case "group":
                    Integer value = await(TaskGroup.run(tg -> run(op.body(), me, tg)));
                    log(me, "group ends");
                    return done(value);
                default:
                    event(op, me);
            }
            return done(null);
        }

        @Async
        Coroutine<Void> main() {
            loop = EventLoop.running();
            start = loop.time();
            loop.setExceptionHandler(context -> {});
            for (int i = 0; i < FUTURES; i++) {
                futures.add(loop.createFuture());
            }
            tasks.add(self());
            for (int script = 0; script < 4; script++) {
                spawn(script, c -> createTask(c));
            }
            List<Task<Object>> left = tasks.subList(1, tasks.size());
            while (!left.isEmpty()) {
                try {
                    await(sleep(Duration.ofNanos(30000).plus(delay(0))));
                } catch (CancelledError e) {
                    log(0, "cancelled");
                }
                left = tasks.stream().skip(1).filter(t -> !t.isDone()).toList();
                left.forEach(Task::cancel);
            }
            for (int i = 1; i < tasks.size(); i++) {
                Task<Object> t = tasks.get(i);
                print(i, t.isCancelled() ? "cancelled" : t.exception() != null ? "failed" : "done");
            }
            return done();
        }

        @SuppressWarnings("unchecked")
        private static Task<Object> self() {
            return (Task<Object>) currentTask();
        }
    }

    private static String show(Object value) {
        if (value instanceof CancelledError) {
            return "C";
        } else if (value instanceof ExceptionGroup group) {
            return "G" + show(group.exceptions());
        } else if (value instanceof Exception e) {
            return "E" + e.getMessage();
        } else if (value instanceof List<?> list) {
            return list.stream().map(RandomPrograms::show).collect(Collectors.joining(",", "[", "]"));
        }
        return value == null ? "-" : value.toString();
    }

    @Override
    protected void script() {
        for (int seed = 0; seed < 62; seed++) {
            if (seed != 47 && seed != 61) {
                print("program", seed);
                runInVirtualTime(new Sim(seed).main());
            }
        }
    }
}
