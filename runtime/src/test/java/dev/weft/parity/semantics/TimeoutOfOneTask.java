// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Timeout;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code timeout-of-one-task.py}. */
@SuppressWarnings("try") // the limit is not used in its block
final class TimeoutOfOneTask extends MainProgram {

    private final List<Task<Void>> made = new ArrayList<>();

    @Async
    private Coroutine<Void> sleeps(String name, double delay) {
        try {
            await(sleep(seconds(delay)));
            log.add(name + " ends");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> limited(String name, double delay, Awaitable<Void> aw) {
        try (Timeout limit = timeout(seconds(delay))) {
            await(aw);
            log.add(name + " in time");
        } catch (TimeoutException e) {
            log.add(name + " timed out");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> makes() {
        made.add(createTask(sleeps("made", 0.06)));
        await(sleep(seconds(10)));
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        await(limited("maker", 0.02, makes()));
        await(made.get(0));
        print(log);
        log.clear();
        await(gather(
                limited("a", 0.04, sleeps("of a", 10)),
                limited("b", 0.06, sleeps("of b", 10)),
                limited("c", 0.06, sleeps("of c", 0.02))));
        print(log);
        log.clear();
        Task<Void> t = createTask(sleeps("awaited", 10));
        Task<Void> other = createTask(limited("other", 10, t));
        await(yieldNow());
        await(limited("first", 0.02, t));
        await(Weft.wait(List.of(other), ReturnWhen.ALL_COMPLETED));
        print(log, t.isCancelled(), other.isCancelled(), t.cancelling(), other.cancelling());
        log.clear();
        t = createTask(sleeps("shielded", 0.06));
        await(limited("shield", 0.02, shield(t)));
        await(t);
        print(log);
        return done();
    }
}
