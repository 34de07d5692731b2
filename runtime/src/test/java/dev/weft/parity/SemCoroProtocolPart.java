// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.state;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.StopIteration;
import dev.weft.Task;
import java.util.function.Supplier;

/** {@code sem-coro-protocol-part.py}. */
final class SemCoroProtocolPart extends Program {

    private static final class Pause implements Awaitable<Object> {
        @Override
        public Coroutine<Object> toCoroutine() {
            return Coroutine.suspend("paused").toCoroutine();
        }
    }

    @Async
    Coroutine<String> work(String tag) {
        try {
            Object got = await(new Pause());
            return done(tag + " got " + got);
        } catch (IllegalArgumentException e) {
            return done(tag + " handled " + str(e));
        } finally {
            print(tag, "finally");
        }
    }

    private void finish(Coroutine<?> c, Object value) {
        finish(() -> c.send(value));
    }

    private void finishThrow(Coroutine<?> c, Throwable error) {
        finish(() -> c.throwInto(error));
    }

    private void finish(Supplier<Object> how) {
        try {
            print("yielded", how.get());
        } catch (StopIteration s) {
            print("StopIteration", s.value());
        } catch (Throwable e) {
            print(typeName(e) + ":", e);
        }
    }

    @Async
    Coroutine<Void> twice() {
        Coroutine<String> c = work("f");
        Task<Void> t = createTask(yieldNow().toCoroutine());
        await(t);
        print("a task can be awaited again", await(t), await(t));
        Awaitable<String> z = sleep(seconds(0), "z");
        print(await(z));
        try {
            await(z);
        } catch (IllegalStateException e) {
            print("RuntimeError:", e);
        }
        c.close();
        return done();
    }

    @Override
    protected void script() {
        Coroutine<String> c = work("a");
        finish(c, null);
        finish(c, "x");
        finish(c, null);
        finishThrow(c, new IllegalArgumentException("late"));
        c = work("b");
        finish(c, null);
        finishThrow(c, new IllegalArgumentException("v"));
        c = work("c");
        finish(c, null);
        c.close();
        print("close", null, state(c));
        finish(c, null);
        finish(work("d"), "not None");
        c = work("e");
        c.close();
        print("closed unstarted", (Object) null);
        runInVirtualTime(twice());
    }
}
