// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncCondition;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.util.concurrent.TimeoutException;

/** {@code sync/loop-binding.py}. */
@SuppressWarnings("try") // permits are held, not used
final class LoopBinding extends SyncProgram {

    private final AsyncLock lock = new AsyncLock();
    private final AsyncEvent event = new AsyncEvent();
    private final AsyncSemaphore sem = new AsyncSemaphore(1);
    private final AsyncCondition cond = new AsyncCondition();
    private final AsyncQueue<Integer> q = new AsyncQueue<>(1);

    @Async
    Coroutine<String> uncontended() {
        try (Permit l = await(lock.acquire());
                Permit s = await(sem.acquire());
                Permit c = await(cond.acquire())) {
            event.set();
            await(event.await());
            event.clear();
            await(q.put(1));
            await(q.get());
            q.taskDone();
            await(q.join());
            cond.signalAll();
        }
        return done("fine");
    }

    @Async
    Coroutine<String> waits(Awaitable<?> act) {
        try {
            await(waitFor(act, seconds(0.001)));
        } catch (TimeoutException e) {
            return done("waited");
        } catch (IllegalStateException e) {
            String message = str(e);
            return done("RuntimeError: " + message.substring(message.indexOf(" is bound")));
        }
        return done(null);
    }

    @Async
    Coroutine<Void> contended(String turn) {
        try (Permit l = await(lock.acquire());
                Permit s = await(sem.acquire());
                Permit c = await(cond.acquire())) {
            print(turn, "lock:", await(waits(lock.acquire())));
            print(turn, "semaphore:", await(waits(sem.acquire())));
            print(turn, "event:", await(waits(event.await())));
            print(turn, "condition:", await(waits(cond.await())), cond.isLocked());
            print(turn, "get:", await(waits(q.get())));
            q.putNowait(1);
            print(turn, "put:", await(waits(q.put(2))));
            print(turn, "join:", await(waits(q.join())));
            q.getNowait();
            q.taskDone();
        }
        return done();
    }

    @Override
    Coroutine<Void> main() {
        throw new AssertionError("several runs");
    }

    @Override
    protected void script() {
        print(runInVirtualTime(uncontended()));
        print(runInVirtualTime(uncontended()));
        runInVirtualTime(contended("first"));
        runInVirtualTime(contended("second"));
        print(runInVirtualTime(uncontended()));
    }
}
