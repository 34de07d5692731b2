// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.List;
import java.util.function.Supplier;

/** {@code wait-turns.py}. */
final class WaitTurns extends Program {

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

    private static Coroutine<Waited<Future<?>>> waitAll(Future<?>... futures) {
        return Weft.wait(List.of(futures), ReturnWhen.ALL_COMPLETED);
    }

    @Async
    Coroutine<Void> each(Future<?>... futures) {
        for (Future<?> nxt : await(asCompleted(List.of(futures)))) {
            await(nxt);
        }
        return done();
    }

    @Async
    Coroutine<Object> first(Future<?>... futures) {
        for (Future<?> nxt : await(asCompleted(List.of(futures)))) {
            return done(await(nxt));
        }
        return done(null);
    }

    @Async
    Coroutine<Void> thrice(Future<?> future) {
        for (int i = 0; i < 3; i++) {
            await(waitAll(future));
        }
        return done();
    }

    private static Coroutine<Waited<Future<?>>> waitWithoutTime() {
        return Weft.wait(List.of(EventLoop.running().createFuture()), ReturnWhen.ALL_COMPLETED, seconds(0));
    }

    private static Future<List<Object>> gatherOfShields() {
        return gather(shield(setSoon()), shield(setSoon()));
    }

    private static Future<List<Object>> gatherSoon() {
        return gather(setSoon(), setSoon());
    }

    @Async
    Coroutine<Void> main() {
        EventLoop.running().callSoon(this::tick);
        await(measure("wait for a done one", () -> waitAll(setDone())));
        await(measure("wait for three done ones", () -> waitAll(setDone(), setDone(), setDone())));
        await(measure("wait for one set soon", () -> waitAll(setSoon())));
        await(measure("wait for done and set soon", () -> waitAll(setDone(), setSoon())));
        await(measure("wait for a new task", () -> waitAll(createTask(trivial()))));
        await(measure("wait in a task", () -> createTask(waitAll(setSoon()))));
        await(measure("wait for a wait", () -> waitAll(createTask(waitAll(setSoon())))));
        await(measure("wait thrice for a done one", () -> thrice(setDone())));
        await(measure("wait for a shield", () -> waitAll(shield(setSoon()))));
        await(measure("wait for a gather", () -> waitAll(gather(trivial(), trivial()))));
        await(measure("wait without time", WaitTurns::waitWithoutTime));
        await(measure("shield of a done one", () -> shield(setDone())));
        await(measure("shield of one set soon", () -> shield(setSoon())));
        await(measure("shield of a coroutine", () -> shield(trivial())));
        await(measure("shield of a new task", () -> shield(createTask(trivial()))));
        await(measure("shield of a shield", () -> shield(shield(setSoon()))));
        await(measure("three shields deep", () -> shield(shield(shield(setSoon())))));
        await(measure("gather of shields", WaitTurns::gatherOfShields));
        await(measure("shield of a gather", () -> shield(gatherSoon())));
        await(measure("as_completed of none", () -> each()));
        await(measure("as_completed of a done one", () -> each(setDone())));
        await(measure("as_completed of three done ones", () -> each(setDone(), setDone(), setDone())));
        await(measure("as_completed of one set soon", () -> each(setSoon())));
        await(measure("as_completed of done and set soon", () -> each(setDone(), setSoon())));
        await(measure("the first of done and set soon", () -> first(setSoon(), setDone())));
        await(measure("as_completed of new tasks", () -> each(createTask(trivial()), createTask(trivial()))));
        await(measure("as_completed of shields", () -> each(shield(setSoon()), shield(setDone()))));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
