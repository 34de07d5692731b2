// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import java.util.List;
import java.util.function.Supplier;

/** {@code wakeup-ticks.py}. */
final class WakeupTicks extends Program {

    private int turn;

    private void tick() {
        turn += 1;
        EventLoop.running().callSoon(this::tick);
    }

    @Async
    Coroutine<Object> trivial() {
        return done("t");
    }

    @Async
    Coroutine<Object> nested(int depth, Awaitable<?> aw) {
        Awaitable<?> next = depth > 0 ? nested(depth - 1, aw) : aw;
        return done(await(next));
    }

    @Async
    Coroutine<Object> awaitsNewTask() {
        return done(await(createTask(trivial())));
    }

    @Async
    Coroutine<Void> measure(String what, Supplier<Awaitable<?>> make) {
        await(yieldNow());
        int start = turn;
        await(make.get());
        print(what, turn - start);
        return done();
    }

    private static Future<Object> setSoon() {
        Future<Object> fut = EventLoop.running().createFuture();
        EventLoop.running().callSoon(() -> fut.setResult(null));
        return fut;
    }

    private static Future<Object> setDone() {
        Future<Object> fut = EventLoop.running().createFuture();
        fut.setResult(null);
        return fut;
    }

    private static Future<List<Object>> twoFutures() {
        return gather(setSoon(), setSoon());
    }

    @Async
    Coroutine<Void> main() {
        EventLoop.running().callSoon(this::tick);
        await(measure("done future", WakeupTicks::setDone));
        await(measure("coroutine that does not suspend", this::trivial));
        await(measure("ten of them nested", () -> nested(10, trivial())));
        await(measure("bare turn", () -> yieldNow()));
        await(measure("bare turn ten deep", () -> nested(10, yieldNow())));
        await(measure("future set by a callback", WakeupTicks::setSoon));
        await(measure("future set by a callback, ten deep", () -> nested(10, setSoon())));
        await(measure("new task", () -> createTask(trivial())));
        await(measure("gather of two coroutines", () -> gather(trivial(), trivial())));
        await(measure("gather of two futures", WakeupTicks::twoFutures));
        await(measure("gather in a gather", () -> gather(gather(trivial()), trivial())));
        await(measure("task awaiting a new task", () -> createTask(awaitsNewTask())));
        await(measure("bare turn in a task", () -> createTask(yieldNow().toCoroutine())));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
