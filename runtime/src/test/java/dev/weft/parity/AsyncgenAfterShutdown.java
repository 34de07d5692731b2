// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import dev.weft.StopIteration;
import java.util.ArrayList;
import java.util.List;

/** {@code asyncgen-after-shutdown.py}. */
final class AsyncgenAfterShutdown extends GeneratorProgram {

    private final List<AsyncGenerator<Integer, Void>> kept = new ArrayList<>();

    @Async
    AsyncGenerator<Integer, Void> numbers(List<String> log) {
        try {
            AsyncGenerator.yield(1);
            AsyncGenerator.yield(2);
        } finally {
            log.add("closed");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> main(List<String> log) {
        kept.add(numbers(log));
        kept.add(numbers(log));
        print(await(anext(kept.get(0))));
        return done();
    }

    @Async
    Coroutine<Void> again() {
        await(show("closed by the first run", anext(kept.get(0))));
        await(show("aclose", kept.get(0).aclose()));
        await(show("never begun, so still good", anext(kept.get(1))));
        await(show("and on", anext(kept.get(1))));
        return done();
    }

    private static Object byHand(Awaitable<?> aw) {
        try {
            return aw.toCoroutine().send(null);
        } catch (StopIteration s) {
            return "item " + s.value();
        } catch (StopAsyncIteration end) {
            return "ended";
        }
    }

    @Async
    Coroutine<Void> otherRun() {
        await(show("begun without a loop", anext(kept.get(2))));
        return done();
    }

    @Override
    protected void script() {
        List<String> log = new ArrayList<>();
        run(main(log));
        print(log);
        print(byHand(kept.get(0).asend(null)));
        run(again());
        print(log);
        print(byHand(kept.get(1).asend(null)));
        AsyncGenerator<Integer, Void> g = numbers(log);
        print("without any loop", byHand(g.asend(null)), byHand(g.asend(null)), byHand(g.asend(null)), log);
        kept.add(numbers(log));
        print(byHand(kept.get(2).asend(null)));
        run(otherRun());
        print("not the run's to close", log.size(), byHand(kept.get(2).asend(null)), log.size());
    }
}
