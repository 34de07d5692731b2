// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.tuple;

import dev.weft.Async;
import dev.weft.AsyncScope;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code uncancel-and-go-on.py}. */
final class UncancelAndGoOn extends MainProgram {

    /** Ends its block when it is asked to, and nobody else's. */
    private final class Scope implements AsyncScope {

        private final String name;
        private final Task<?> task = currentTask();
        private final int before = task.cancelling();
        private boolean asked;

        Scope(String name) {
            this.name = name;
        }

        void end() {
            asked = true;
            task.cancel(name);
        }

        @Override
        public Awaitable<Throwable> exit(Throwable primary) {
            boolean mine = asked && task.uncancel() <= before && primary instanceof CancelledError;
            log.add(tuple(name, asked, mine, task.cancelling()));
            return done(mine ? null : primary);
        }

        @Override
        public void close() {
            throw new IllegalStateException("not woven");
        }
    }

    @Async
    private Coroutine<String> nested(List<Scope> scopes) {
        try (Scope outer = new Scope("outer")) {
            try (Scope inner = new Scope("inner")) {
                scopes.addAll(List.of(outer, inner));
                await(sleep(seconds(10)));
            }
            log.add("after inner");
            await(yieldNow());
        }
        log.add("after outer");
        await(yieldNow());
        return done("ended");
    }

    @Async
    @Override
    Coroutine<Void> main() {
        int[][] cases = {{0}, {1}, {0, 1}, {1, 0}, {2}, {2, 1}, {1, 2}, {0, 2}, {1, 1}};
        for (int[] ends : cases) {
            log.clear();
            List<Scope> scopes = new ArrayList<>();
            Task<String> t = createTask(nested(scopes));
            await(yieldNow());
            for (int end : ends) {
                if (end == 2) {
                    t.cancel("task");
                } else {
                    scopes.get(end).end();
                }
            }
            await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
            Object[] boxed = Arrays.stream(ends).boxed().toArray();
            print(tuple(boxed), log, t.isCancelled() ? "cancelled" : t.result(), t.cancelling());
        }
        return done();
    }
}
