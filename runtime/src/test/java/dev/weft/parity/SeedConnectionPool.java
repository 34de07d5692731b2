// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncScope;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.List;

/** {@code seed-001-connection-pool.py}. */
@SuppressWarnings("try") // not every connection is used in its block
final class SeedConnectionPool extends Program {

    private final class Pool implements AsyncScope {

        private final int size;
        private final AsyncQueue<Integer> free = new AsyncQueue<>();
        private int opened;
        private int busy;
        private int peak;

        Pool(int size) {
            this.size = size;
        }

        @Async
        Coroutine<Pool> enter() {
            for (int i = 0; i < size; i++) {
                await(yieldNow());
                opened += 1;
                free.putNowait(i);
            }
            print("opened", opened);
            return done(this);
        }

        @Async
        @Override
        public Coroutine<Throwable> exit(Throwable primary) {
            await(yieldNow());
            print("closing with", primary == null ? null : typeName(primary), "free", free.size());
            return done(primary);
        }

        @Override
        public void close() {
            throw new AssertionError("woven code exits");
        }

        @Async
        Coroutine<Conn> acquire() {
            Conn conn = new Conn(this, await(free.get()));
            busy += 1;
            peak = Math.max(peak, busy);
            return done(conn);
        }
    }

    private record Conn(Pool pool, int id) implements AutoCloseable {

        @Override
        public void close() {
            pool.busy -= 1;
            pool.free.putNowait(id);
        }
    }

    @Async
    Coroutine<String> user(Pool pool, int i) {
        try (Conn c = await(pool.acquire())) {
            await(sleep(seconds(0.003)));
            return done(i == 5 ? null : "user" + i);
        }
    }

    @Async
    Coroutine<Void> main() {
        try (Pool db = await(new Pool(3).enter())) {
            List<Coroutine<String>> users = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                users.add(user(db, i));
            }
            print(await(gather(users)));
            print("peak", db.peak);
        }
        try {
            try (Pool db = await(new Pool(1).enter())) {
                raise(new KeyError("boom"));
            }
        } catch (KeyError e) {
            print("caught", e.getMessage());
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
