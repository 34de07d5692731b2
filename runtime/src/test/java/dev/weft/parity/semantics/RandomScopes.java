// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import dev.weft.Waited;
import dev.weft.Weft;
import dev.weft.parity.Program;
import dev.weft.parity.RandomOps.Op;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;

/** {@code random-scopes.py}. */
final class RandomScopes extends Program {

    private static final int FUTURES = 4;
    private static final int SCRIPTS = 6;
    private static final List<ReturnWhen> MODES =
            List.of(ReturnWhen.FIRST_COMPLETED, ReturnWhen.FIRST_EXCEPTION, ReturnWhen.ALL_COMPLETED);

    private final class Sim {

        private final List<List<Op>> scripts = new ArrayList<>();
        private final List<Task<Object>> tasks = new ArrayList<>();
        private final List<Future<Object>> futures = new ArrayList<>();
        private EventLoop loop;
        private long start;
        private int timers;

        Sim(int seed) {
            ScopesScript script = new ScopesScript(seed);
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
        private Coroutine<Object> task(int me, List<Op> script) {
            log(me, "starts");
            try {
                Integer value = await(run(script, me, null, null));
                log(me, "ends", show(value), currentTask().cancelling());
                return done(value);
            } catch (Throwable e) {
                log(me, "leaves", show(e), currentTask().cancelling());
                throw e;
            }
        }

        @Async
        private Coroutine<Integer> run(List<Op> ops, int me, TaskGroup group, Timeout limit) {
            for (Op op : ops) {
                Integer value = await(step(op, me, group, limit));
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
                case "cancel" ->
                    log(
                            who,
                            "cancel",
                            task,
                            tasks.get(task).cancel() ? 1 : 0,
                            tasks.get(task).cancelling());
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

        private List<Future<Object>> items(List<Op> ops, int me) {
            List<Future<Object>> items = new ArrayList<>();
            for (Op op : ops) {
                int later = op.a() % tasks.size();
                Future<Object> item = switch (op.name()) {
                    case "task" -> later > me ? tasks.get(later) : null;
                    case "future" -> futures.get(op.a() % FUTURES);
                    case "child" -> spawn(op.a(), Weft::createTask);
                    default -> createTask(slept(delay(op.b())));
                };
                if (item != null && !items.contains(item)) {
                    items.add(item);
                }
            }
            return items;
        }

        @Async
        private static Coroutine<Object> slept(Duration delay) {
            return done(await(sleep(delay, "slept")));
        }

        @Async
        private Coroutine<Integer> step(Op op, int me, TaskGroup group, Timeout limit) {
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
                    spawn(op.a(), Weft::createTask);
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
                case "count":
                    log(me, "cancelling", currentTask().cancelling());
                    break;
                case "uncancel":
                    log(me, "uncancel", currentTask().uncancel());
                    break;
                case "swallow":
                    try {
                        await(sleep(delay(op.b())));
                    } catch (CancelledError e) {
                        log(me, "swallows", currentTask().cancelling());
                    }
                    break;
                case "move":
                    if (limit != null) {
                        try {
                            limit.reschedule(op.b() % 4 != 0 ? delay(op.b()) : Duration.ZERO);
                        } catch (IllegalStateException e) {
                            log(me, "can't move");
                        }
                    }
                    break;
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
                case "shield":
                    for (Future<Object> item : items(op.body(), me)) {
                        log(me, "shield", show(await(shield(item))));
                    }
                    break;
                case "gather":
                    List<Future<Object>> items = items(op.body(), me);
                    log(
                            me,
                            "gather",
                            show(op.b() % 2 == 1 ? results(await(gatherOutcomes(items))) : await(gather(items))));
                    break;
                case "wait":
                    await(wait(op, items(op.body(), me), me));
                    break;
                case "try":
                    return done(await(tries(op, me, group, limit)));
                case "repeat":
                    for (int i = 0; i < 2 + op.a() % 2; i++) {
                        Integer value = await(run(op.body(), me, group, limit));
                        if (value != null) {
                            return done(value);
                        }
                    }
                    break;
                case "group":
                    return done(await(groups(op, me, limit)));
                case "limit":
                    return done(await(limits(op, me, group)));
                default:
                    event(op, me);
            }
            return done(null);
        }

        @Async
        private Coroutine<Void> wait(Op op, List<Future<Object>> items, int me) {
            if (!items.isEmpty()) {
                ReturnWhen mode = MODES.get(op.a() % 3);
                Duration most = op.b() % 2 != 0 ? delay(op.b()) : null;
                Waited<Future<Object>> waited = await(Weft.wait(items, mode, most));
                log(me, "wait", waited.done().size(), waited.pending().size());
            }
            return done();
        }

        @Async
        private Coroutine<Integer> tries(Op op, int me, TaskGroup group, Timeout limit) {
            try {
                try {
                    return done(await(run(op.body(), me, group, limit)));
                } catch (CancelledError e) {
                    log(me, "catches C");
                    if (op.a() % 3 == 0) {
                        throw e;
                    }
                    Integer value = await(run(op.handler(), me, group, limit));
                    if (value != null || op.a() % 3 == 1) {
                        return done(value);
                    }
                    throw e;
                } catch (Exception e) {
                    log(me, "catches", show(e));
                    if (op.b() % 2 == 0) {
                        throw e;
                    }
                    return done(await(run(op.handler(), me, group, limit)));
                }
            } finally {
                log(me, "finally");
                await(run(op.last(), me, group, limit));
            }
        }

        @Async
        private Coroutine<Integer> groups(Op op, int me, Timeout limit) {
            Integer value = null;
            try {
                if (op.a() % 2 == 0) {
                    try (TaskGroup tg = new TaskGroup()) {
                        value = await(run(op.body(), me, tg, limit));
                    }
                } else {
                    value = await(TaskGroup.run(tg -> run(op.body(), me, tg, limit)));
                }
                log(me, "group ends", currentTask().cancelling());
                return done(value);
            } catch (ExceptionGroup e) {
                log(me, "group", show(e), currentTask().cancelling());
                if (op.b() % 2 != 0) {
                    throw e;
                }
                return done(null);
            }
        }

        @Async
        private Coroutine<Integer> limits(Op op, int me, TaskGroup group) {
            Timeout used = null;
            Integer value = null;
            try {
                try (Timeout scope = timeout(op.a() % 4 != 0 ? delay(op.b()) : Duration.ZERO)) {
                    used = scope;
                    value = await(run(op.body(), me, group, scope));
                }
                log(me, "limit ends", used.expired() ? 1 : 0, currentTask().cancelling());
                return done(value);
            } catch (TimeoutException e) {
                log(me, "timeout", used.expired() ? 1 : 0, currentTask().cancelling());
                if (op.b() % 2 != 0) {
                    raise(e);
                }
                return done(null);
            }
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
                spawn(script, Weft::createTask);
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
        } else if (value instanceof TimeoutException) {
            return "T";
        } else if (value instanceof ExceptionGroup group) {
            return "G" + show(group.exceptions());
        } else if (value instanceof Exception e) {
            return "E" + e.getMessage();
        } else if (value instanceof List<?> list) {
            return list.stream().map(RandomScopes::show).collect(Collectors.joining(",", "[", "]"));
        }
        return value == null ? "-" : value.toString();
    }

    @Override
    protected void script() {
        for (int seed = 0; seed < 63; seed++) {
            if (seed != 21 && seed != 40 && seed != 61) {
                print("program", seed);
                runInVirtualTime(new Sim(seed).main());
            }
        }
    }
}
