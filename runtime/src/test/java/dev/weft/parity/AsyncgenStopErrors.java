// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** {@code asyncgen-stop-errors.py}. */
final class AsyncgenStopErrors extends GeneratorProgram {

    @Async
    Coroutine<Void> showWithCause(String what, Awaitable<?> aw) {
        try {
            print(what, "->", await(aw));
        } catch (IllegalStateException e) {
            print(what, "raised RuntimeError:", e, "| cause", typeName(e.getCause()));
        } catch (Exception e) {
            print(what, "raised", typeName(e));
        }
        return done();
    }

    @Async
    AsyncGenerator<Object, Void> stops() {
        AsyncGenerator.yield(1);
        await(yieldNow());
        throw new StopIteration("sync");
    }

    @Async
    AsyncGenerator<Object, Void> stopsAsync() {
        AsyncGenerator.yield(1);
        throw new StopAsyncIteration("async");
    }

    @Async
    AsyncGenerator<Object, Void> runsOut() {
        AsyncGenerator<Object, Void> g = stopsAsync();
        await(anext(g));
        await(g.aclose());
        AsyncGenerator.yield(await(anext(g)));
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<Object, Void> handles() {
        while (true) {
            try {
                AsyncGenerator.yield("waiting");
            } catch (StopIteration | StopAsyncIteration e) {
                AsyncGenerator.yield("handled " + typeName(e));
            }
        }
    }

    @Async
    Coroutine<Void> raisesIt() {
        throw new StopAsyncIteration("from a coroutine");
    }

    @Async
    AsyncGenerator<Object, Void> awaitsIt() {
        AsyncGenerator.yield("first");
        await(raisesIt());
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main() {
        for (Supplier<AsyncGenerator<Object, Void>> make :
                List.<Supplier<AsyncGenerator<Object, Void>>>of(this::stops, this::stopsAsync, this::awaitsIt)) {
            AsyncGenerator<Object, Void> g = make.get();
            await(showWithCause("item", anext(g)));
            await(showWithCause("raised", anext(g)));
            await(showWithCause("ended", anext(g)));
        }
        await(showWithCause("another one's end", anext(runsOut())));
        for (Throwable error : List.of(new StopIteration("x"), new StopAsyncIteration("y"))) {
            AsyncGenerator<Object, Void> g = handles();
            await(anext(g));
            await(showWithCause("handled", g.athrow(error)));
            await(showWithCause("not handled", g.athrow(error)));
            await(showWithCause("ended", anext(g)));
        }
        await(showWithCause("a coroutine may", raisesIt()));
        List<Object> seen = new ArrayList<>();
        try {
            for (Object i : await(stopsAsync())) {
                seen.add(i);
            }
        } catch (IllegalStateException e) {
            print("the loop does not take it for the end:", e, seen);
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
