// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.Task;

/** {@code seed-004-countdown-stream.py}. */
final class SeedCountdownStream extends Program {

    @Async
    AsyncGenerator<Integer, Void> countdown(int n) {
        try {
            for (int i = n; i > 0; i--) {
                AsyncGenerator.yield(i);
                await(sleep(seconds(0.001)));
            }
        } finally {
            print("countdown closed");
        }
        return AsyncGenerator.end();
    }

    private final class Connection implements AsyncCloseable {

        Connection() {
            print("open");
        }

        @Async
        Coroutine<String> query(String sql) {
            await(yieldNow());
            return done("rows for " + sql);
        }

        @Async
        @Override
        public Coroutine<Void> closeAsync() {
            print("close");
            return done();
        }
    }

    @Async
    Coroutine<Void> main() {
        try (Connection conn = new Connection()) {
            for (int c : await(countdown(3))) {
                print("T-minus", c, await(conn.query("q" + c)));
            }
        }
        Task<Void> t = createTask(sleep(seconds(0)).toCoroutine(), "fetch-user-7");
        Task<Void> u = createTask(sleep(seconds(0)).toCoroutine());
        print(t.name(), u.name().startsWith("sleep-"), currentTask().name().startsWith("main-"));
        u.setName("renamed");
        print(u.name());
        await(gather(t, u));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
