// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncScope;
import dev.weft.Awaitable;
import dev.weft.Coroutine;

/** {@code seed-002-async-file.py}. */
@SuppressWarnings("try") // not every file is used in its block
final class SeedAsyncFile extends Program {

    private final class AsyncFile implements AsyncScope {

        private final String name;
        private final boolean suppress;

        AsyncFile(String name, boolean suppress) {
            this.name = name;
            this.suppress = suppress;
        }

        @Async
        Coroutine<AsyncFile> enter() {
            print("opening", name);
            await(sleep(seconds(0.001)));
            return done(this);
        }

        @Override
        public Awaitable<Throwable> exit(Throwable error) {
            return leave(error);
        }

        @Async
        private Coroutine<Throwable> leave(Throwable error) {
            print("closing", name, error == null ? "clean" : typeName(error));
            await(sleep(seconds(0.001)));
            return done(suppress ? null : error);
        }

        @Override
        public void close() {
            throw new AssertionError("woven code exits");
        }
    }

    private Coroutine<AsyncFile> open(String name, boolean suppress) {
        return new AsyncFile(name, suppress).enter();
    }

    @Async
    Coroutine<Void> main() {
        try (AsyncFile f = await(open("one", false))) {
            print("working with", f.name);
        }
        try (AsyncFile a = await(open("a", false));
                AsyncFile b = await(open("b", false))) {
            print("both", a.name, b.name);
        }
        try (AsyncFile f = await(open("quiet", true))) {
            raise(new IllegalArgumentException("hidden"));
        }
        print("after suppressed");
        try (AsyncFile f = await(open("loud", false))) {
            raise(new IllegalArgumentException("shown"));
        } catch (IllegalArgumentException e) {
            print("caught", e);
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
