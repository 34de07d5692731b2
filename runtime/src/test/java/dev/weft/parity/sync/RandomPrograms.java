// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncBarrier;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncLock;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/** {@code sync/random-programs.py}. */
@SuppressWarnings("try") // permits are held, not used
final class RandomPrograms extends SyncProgram {

    private static final class Random {

        private long x;

        Random(long seed) {
            x = seed;
        }

        int below(int n) {
            x = (x * 1103515245 + 12345) % 2147483648L;
            return (int) ((x >> 16) % n);
        }
    }

    private final class World {

        private final Random random;
        private final AsyncLock lock = new AsyncLock();
        private final AsyncSemaphore sem = new AsyncSemaphore(1);
        private final AsyncEvent event = new AsyncEvent();
        private final AsyncBarrier barrier = new AsyncBarrier(2);
        private final AsyncQueue<String> queue = new AsyncQueue<>();
        private final AsyncQueue<String> small = new AsyncQueue<>(1);

        World(int seed) {
            random = new Random(seed);
            log.clear();
        }

        @Async
        private Coroutine<Void> turns() {
            for (int i = random.below(3); i > 0; i--) {
                await(yieldNow());
            }
            return done();
        }

        @Async
        private Coroutine<Void> act(String name) throws BrokenBarrierException {
            int what = random.below(11);
            if (what < 2) {
                try (Permit held = await(lock.acquire())) {
                    log.add(name + "lock");
                    await(turns());
                }
            } else if (what < 4) {
                try (Permit held = await(sem.acquire())) {
                    log.add(name + "sem");
                    await(turns());
                }
            } else if (what == 4) {
                await(event.await());
                log.add(name + "event");
            } else if (what == 5) {
                log.add(name + "barrier" + await(barrier.await()));
            } else if (what == 6) {
                log.add(name + "got" + await(queue.get()));
            } else if (what == 7) {
                log.add(name + "took" + await(small.get()));
            } else if (what == 8) {
                await(small.put(name));
                log.add(name + "put");
            } else {
                await(turns());
                touch(name);
            }
            return done();
        }

        private void touch(String name) {
            int what = random.below(7);
            if (what == 0) {
                event.set();
            } else if (what == 1) {
                event.clear();
            } else if (what < 4) {
                queue.putNowait(name);
            } else if (what == 4 && !queue.isEmpty()) {
                log.add(name + "stole" + queue.getNowait());
            } else if (what == 5 && !small.isEmpty()) {
                log.add(name + "stole" + small.getNowait());
            } else if (what == 6 && !small.isFull()) {
                small.putNowait(name);
            }
        }

        @Async
        private Coroutine<Void> task(String name) throws BrokenBarrierException {
            try {
                for (int i = 0; i < 9; i++) {
                    await(act(name));
                }
                log.add(name + "ends");
            } catch (CancelledError e) {
                log.add("-" + name);
                throw e;
            }
            return done();
        }

        @Async
        Coroutine<Void> run() throws BrokenBarrierException {
            List<Task<Void>> ts = new ArrayList<>();
            for (String n : letters("abcdefgh")) {
                ts.add(createTask(task(n)));
            }
            for (int i = 0; i < 40; i++) {
                touch("m");
                if (random.below(4) == 0) {
                    ts.get(random.below(8)).cancel();
                }
                await(yieldNow());
            }
            ts.forEach(Task::cancel);
            await(ended(ts));
            print(joined());
            print(lock.isLocked(), sem.isLocked(), event.isSet(), barrier.waiting(), queue.size(), small.size());
            return done();
        }
    }

    @Async
    @Override
    Coroutine<Void> main() throws BrokenBarrierException {
        for (int seed = 0; seed < 40; seed++) {
            print("seed", seed);
            await(new World(seed).run());
        }
        return done();
    }
}
