// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.AsyncScope;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code shield-cleanup.py}. */
@SuppressWarnings("try") // the resource is not used in its block
final class ShieldCleanup extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    @Async
    Coroutine<Void> release(String name) {
        try {
            log.add(name + " release begins");
            await(turns(6));
            log.add(name + " release ends");
        } catch (CancelledError e) {
            log.add(name + " release cancelled");
            throw e;
        }
        return done();
    }

    @Async
    Coroutine<Void> bare() {
        try {
            await(turns(50));
        } finally {
            await(release("bare"));
            log.add("bare ends");
        }
        return done();
    }

    @Async
    Coroutine<Void> shielded() {
        try {
            await(turns(50));
        } finally {
            await(shield(release("shielded")));
            log.add("shielded ends");
        }
        return done();
    }

    @Async
    Coroutine<Void> patient() {
        try {
            await(turns(50));
        } finally {
            Task<Void> cleanup = createTask(release("patient"));
            while (!cleanup.isDone()) {
                try {
                    await(shield(cleanup));
                } catch (CancelledError e) {
                    log.add("told again");
                }
            }
            log.add("patient ends");
        }
        return done();
    }

    private final class Resource implements AsyncScope {

        Resource() {
            log.add("opened");
        }

        @Override
        public Awaitable<Throwable> exit(Throwable error) {
            return leave(error);
        }

        @Async
        private Coroutine<Throwable> leave(Throwable error) {
            await(shield(release("resource")));
            log.add("closed after " + (error == null ? "None" : typeName(error)));
            return done(error);
        }

        @Override
        public void close() {
            throw new AssertionError("woven code exits");
        }
    }

    @Async
    Coroutine<Void> uses(int turns) {
        try (Resource resource = new Resource()) {
            await(turns(turns));
        }
        return done();
    }

    @Async
    Coroutine<Void> oneMoreCancel(String name, AsyncCallable<Void> body, int cancels) {
        Task<Void> t = createTask(async(body));
        await(turns(2));
        for (int i = 0; i < cancels; i++) {
            t.cancel();
            await(turns(3));
        }
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(name, cancels, t.isCancelled(), t.cancelling(), log);
        await(turns(8));
        print("  later", log.get(log.size() - 1));
        log.clear();
        return done();
    }

    @Async
    Coroutine<Void> main() {
        Map<String, AsyncCallable<Void>> bodies = new LinkedHashMap<>();
        bodies.put("bare", this::bare);
        bodies.put("shielded", this::shielded);
        bodies.put("patient", this::patient);
        bodies.put("uses", () -> uses(50));
        for (String name : bodies.keySet()) {
            for (int cancels = 1; cancels <= 3; cancels++) {
                await(oneMoreCancel(name, bodies.get(name), cancels));
            }
        }
        await(oneMoreCancel("uses_briefly", () -> uses(1), 0));
        await(oneMoreCancel("uses_briefly", () -> uses(1), 1));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
