// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code shield-callbacks.py}. */
final class ShieldCallbacks extends Program {

    private final List<Object> log = new ArrayList<>();
    private int turn;
    private boolean ticking = true;

    private void tick() {
        turn += 1;
        if (ticking) {
            EventLoop.running().callSoon(this::tick);
        }
    }

    private Consumer<Future<String>> note(String name) {
        return fut -> log.add(tuple(name, turn));
    }

    @Async
    Coroutine<Void> awaits(String name, Future<String> fut) {
        try {
            log.add(tuple(name, await(fut), turn));
        } catch (CancelledError e) {
            log.add(tuple(name, "cancelled", turn));
        }
        return done();
    }

    private static Future<String> future() {
        return EventLoop.running().createFuture();
    }

    @Async
    Coroutine<Void> show(String what) {
        for (int i = 0; i < 5; i++) {
            await(yieldNow());
        }
        print(what, log);
        log.clear();
        turn = 0;
        return done();
    }

    @Async
    Coroutine<Void> main() {
        EventLoop.running().callSoon(this::tick);
        await(show("ticks"));
        Future<String> inner = future();
        inner.addDoneCallback(note("inner before"));
        Future<String> outer = shield(inner);
        inner.addDoneCallback(note("inner after"));
        outer.addDoneCallback(note("outer"));
        inner.setResult(null);
        await(show("ended"));
        inner = future();
        inner.addDoneCallback(note("inner before"));
        outer = shield(inner);
        inner.addDoneCallback(note("inner after"));
        outer.addDoneCallback(note("outer"));
        outer.cancel();
        inner.setResult(null);
        await(show("outer cancelled"));
        inner = future();
        outer = shield(inner);
        outer.addDoneCallback(note("outer"));
        inner.addDoneCallback(note("inner"));
        inner.cancel();
        outer.cancel();
        await(show("inner cancelled, then outer"));
        inner = future();
        createTask(awaits("bare 1", inner));
        createTask(awaits("shielded 1", shield(inner)));
        createTask(awaits("bare 2", inner));
        createTask(awaits("shielded 2", shield(inner)));
        await(show("four wait"));
        inner.setResult("value");
        await(show("and wake"));
        Future<String> innermost = future();
        outer = shield(innermost);
        outer.addDoneCallback(fut -> {
            log.add(tuple("outer", fut.isCancelled(), innermost.isDone(), turn));
            innermost.setResult("by the callback");
        });
        innermost.addDoneCallback(note("inner"));
        outer.cancel();
        await(show("the inner set as the outer goes"));
        inner = future();
        inner.addDoneCallback(fut -> log.add(tuple("shielded by a callback", shield(fut) == fut, turn)));
        inner.addDoneCallback(note("then"));
        inner.setResult(null);
        await(show("in a callback"));
        inner = future();
        outer = shield(inner);
        Consumer<Future<String>> removed = note("removed");
        outer.addDoneCallback(removed);
        print("removed", outer.removeDoneCallback(removed), outer.removeDoneCallback(removed));
        inner.setResult(null);
        await(show("no callback"));
        ticking = false;
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
