// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncBoundedSemaphore;
import dev.weft.sync.AsyncSemaphore;
import java.util.List;

/** {@code sync/semaphore-bounded.py}. */
final class SemaphoreBounded extends SyncProgram {

    @Async
    Coroutine<Void> take(AsyncSemaphore s) {
        await(s.acquire());
        return done();
    }

    private void attempt(String what, Runnable act) {
        try {
            act.run();
            print(what, "done");
        } catch (IllegalArgumentException e) {
            print(what, "ValueError:", e);
        }
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncSemaphore s = new AsyncBoundedSemaphore(2);
        attempt("release, unused", s::release);
        await(s.acquire());
        await(s.acquire());
        List<Task<Void>> ts = List.of(createTask(take(s)), createTask(take(s)), createTask(take(s)));
        await(yieldNow());
        s.release();
        ts.get(0).cancel();
        await(ended(ts.subList(0, 2)));
        print(cancelleds(ts.subList(0, 2)), ts.get(2).isDone(), s.isLocked());
        ts.get(2).cancel();
        await(ended(ts));
        attempt("release", s::release);
        attempt("release", s::release);
        attempt("release", s::release);
        print(s.isLocked());
        attempt("negative", () -> print(new AsyncSemaphore(-1)));
        attempt("negative, bounded", () -> print(new AsyncBoundedSemaphore(-1)));
        AsyncSemaphore none = new AsyncBoundedSemaphore(0);
        print("none", none.isLocked());
        attempt("release of none", none::release);
        AsyncSemaphore plain = new AsyncSemaphore(0);
        plain.release();
        plain.release();
        await(plain.acquire());
        print("plain", plain.isLocked());
        return done();
    }
}
