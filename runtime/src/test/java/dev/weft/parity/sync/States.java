// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.sync.AsyncBarrier;
import dev.weft.sync.AsyncBoundedSemaphore;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/** {@code sync/states.py}. */
@SuppressWarnings("try") // permits are held, not used
final class States extends SyncProgram {

    private static String state(Object o) {
        String text = o.toString();
        return text.substring(text.indexOf(' ') + 1, text.length() - 1);
    }

    private void show(String what, Object... every) {
        for (Object o : every) {
            print(what, state(o));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() throws BrokenBarrierException {
        AsyncLock lock = new AsyncLock();
        AsyncEvent event = new AsyncEvent();
        AsyncCondition cond = new AsyncCondition();
        AsyncSemaphore sem = new AsyncSemaphore(2);
        AsyncSemaphore bounded = new AsyncBoundedSemaphore(1);
        AsyncBarrier barrier = new AsyncBarrier(3);
        Object[] every = {lock, event, cond, sem, bounded, barrier};
        show("new", every);
        event.set();
        await(lock.acquire());
        await(cond.acquire());
        await(sem.acquire());
        await(bounded.acquire());
        show("used", every);
        event.clear();
        await(sem.acquire());
        List<Awaitable<?>> waiting = List.of(
                lock.acquire(),
                lock.acquire(),
                event.await(),
                event.await(),
                sem.acquire(),
                sem.acquire(),
                bounded.acquire(),
                bounded.acquire(),
                barrier.await(),
                barrier.await(),
                cond.await());
        List<Task<?>> ts = new ArrayList<>();
        waiting.forEach(a -> ts.add(createTask(a.toCoroutine())));
        await(turns(1));
        show("waited for", every);
        lock.release();
        sem.release();
        event.set();
        show("woken", lock, sem, event);
        ts.get(1).cancel();
        await(turns(2));
        show("cancelled", lock);
        await(barrier.await());
        show("draining", barrier);
        await(turns(1));
        show("filling", barrier);
        barrier.abort();
        show("aborted", barrier);
        try (Permit held = await(cond.acquire())) {
            cond.signalAll();
        }
        sem.release();
        bounded.release();
        bounded.release();
        await(Weft.wait(ts, ReturnWhen.ALL_COMPLETED));
        return done();
    }
}
