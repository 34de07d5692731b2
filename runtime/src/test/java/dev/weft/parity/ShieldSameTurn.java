// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.List;
import java.util.Locale;

/** {@code shield-same-turn.py}. */
final class ShieldSameTurn extends Program {

    @Async
    Coroutine<String> awaits(Future<String> fut) {
        return done(await(fut));
    }

    private static String how(Future<?> f) {
        if (!f.isDone()) {
            return "pending";
        } else if (f.isCancelled()) {
            return "cancelled";
        }
        return repr(f.exception() != null ? f.exception() : f.result());
    }

    private enum Act {
        SET,
        FAIL,
        CANCEL_INNER,
        CANCEL_OUTER,
        CANCEL_WAITER;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final class Case {

        final Future<String> inner = EventLoop.running().createFuture();
        final Future<String> outer = shield(inner);
        final Task<String> waiter = createTask(awaits(outer));

        void act(Act act) {
            switch (act) {
                case SET -> inner.setResult("value");
                case FAIL -> inner.setException(new IllegalArgumentException("own"));
                case CANCEL_INNER -> inner.cancel();
                case CANCEL_OUTER -> outer.cancel();
                case CANCEL_WAITER -> waiter.cancel();
            }
        }
    }

    @Async
    Coroutine<Void> main() {
        List<Act> ends = List.of(Act.SET, Act.FAIL, Act.CANCEL_INNER);
        List<Act> cancels = List.of(Act.CANCEL_OUTER, Act.CANCEL_WAITER, Act.CANCEL_INNER);
        for (Act end : ends) {
            for (Act cancel : cancels) {
                for (int apart = 0; apart < 4; apart++) {
                    await(show(end, apart, cancel, end));
                    await(show(cancel, apart, end, end));
                }
            }
        }
        return done();
    }

    @Async
    Coroutine<Void> show(Act first, int apart, Act second, Act end) {
        Case c = new Case();
        await(yieldNow());
        await(yieldNow());
        c.act(first);
        for (int i = 0; i < apart; i++) {
            await(yieldNow());
        }
        if (second != end || !c.inner.isDone()) {
            c.act(second);
        }
        await(Weft.wait(List.of(c.waiter), ReturnWhen.ALL_COMPLETED));
        print(first, apart, second, how(c.inner), how(c.outer), how(c.waiter));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
