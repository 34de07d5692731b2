// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Closings of asynchronous generators that are given up half-way: in CPython 3.11 the generator stays "already running". */
@Timeout(60)
class AsyncGeneratorCloseTest {

    private final List<Object> log = new ArrayList<>();

    private void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    @Async
    private AsyncGenerator<Integer, Void> items(boolean swallow) {
        try {
            AsyncGenerator.yield(1);
            AsyncGenerator.yield(2);
        } finally {
            try {
                await(sleep(ofMillis(10)));
                log.add("cleaned up");
            } catch (CancelledError e) {
                log.add("interrupted: " + e.getMessage());
                if (!swallow) {
                    throw e;
                }
                await(yieldNow());
            }
            log.add("finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    private Coroutine<Void> logsTheNext(AsyncGenerator<Integer, Void> items) {
        try {
            log.add(await(items.asyncIterator().next()));
        } catch (StopAsyncIteration e) {
            log.add("over");
        }
        return done();
    }

    @Async
    private Coroutine<Void> closedInATask(AsyncGenerator<Integer, Void> items) {
        await(logsTheNext(items));
        Task<Void> closing = createTask(async(() -> {
            await(items.aclose());
            return done();
        }));
        await(yieldNow());
        closing.cancel("why");
        await(Weft.wait(List.of(closing), ReturnWhen.ALL_COMPLETED));
        log.add(closing.isCancelled());
        await(items.aclose());
        await(logsTheNext(items));
        return done();
    }

    @Test
    void cancelledWhileTheGeneratorCleansUp() {
        run(closedInATask(items(false)));
        assertThat(log).containsExactly(1, "interrupted: why", true, "over");
    }

    @Test
    void cancelledAndSwallowedByTheGenerator() {
        run(closedInATask(items(true)));
        assertThat(log).containsExactly(1, "interrupted: why", "finally", false, "over");
    }

    @Test
    void drivenByHandAndGivenUp() {
        run(async(() -> {
            AsyncGenerator<Integer, Void> items = items(false);
            await(logsTheNext(items));
            Coroutine<Void> closing = items.aclose().toCoroutine();
            log.add(closing.send(null) instanceof Future<?>);
            closing.close();
            await(items.aclose());
            await(logsTheNext(items));
            return done();
        }));
        assertThat(log).containsExactly(1, true, "over");
    }

    @Test
    void closingThatHasNotBegunLeavesTheGeneratorAsItIs() {
        run(async(() -> {
            AsyncGenerator<Integer, Void> items = items(false);
            await(logsTheNext(items));
            items.aclose().toCoroutine().close();
            await(logsTheNext(items));
            await(items.aclose());
            await(logsTheNext(items));
            return done();
        }));
        assertThat(log).containsExactly(1, 2, "cleaned up", "finally", "over");
    }

    @Async
    private AsyncGenerator<Integer, Void> slow() {
        try {
            await(sleep(ofMillis(10)));
            AsyncGenerator.yield(1);
        } catch (CancelledError e) {
            log.add("caught");
        }
        AsyncGenerator.yield(2);
        return AsyncGenerator.end();
    }

    @Test
    void cancelledNextThatTheGeneratorCatchesIsItsNextItem() {
        run(async(() -> {
            AsyncGenerator<Integer, Void> items = slow();
            Task<Void> next = createTask(logsTheNext(items));
            await(yieldNow());
            next.cancel();
            await(next);
            await(logsTheNext(items));
            return done();
        }));
        assertThat(log).containsExactly("caught", 2, "over");
    }
}
