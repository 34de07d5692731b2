// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.AsyncCallable;
import dev.weft.CancelledError;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** When calls stop. */
@Timeout(60)
class FileCallTest {

    private final List<String> log = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<Void> entered = new CompletableFuture<>();
    private final CountDownLatch released = new CountDownLatch(1);

    /** Reads as long as it is asked to; the first read returns when it is released. */
    private int read(ByteBuffer buffer, long offset) {
        entered.complete(null);
        awaitRelease();
        log.add("read at " + offset);
        buffer.position(buffer.limit());
        return buffer.limit();
    }

    private void awaitRelease() {
        try {
            released.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static void run(AsyncCallable<Void> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(async(main));
        }
    }

    @Test
    void cancelledItStopsAfterTheChunkInHandAndIsWaitedFor() {
        run(() -> {
            Task<byte[]> task = createTask(FileCall.of(call -> Chunks.readAll(this::read, 1_000_000, call)));
            await(entered);
            task.cancel("enough");
            await(yieldNow());
            log.add("ended " + task.isDone());
            released.countDown();
            try {
                await(task);
            } catch (CancelledError e) {
                log.add(e.getMessage());
            }
            return done();
        });
        assertThat(log).containsExactly("ended false", "read at 0", "enough");
    }

    @Test
    void aSecondCancellationDoesNotWait() {
        run(() -> {
            Task<byte[]> task = createTask(FileCall.of(call -> Chunks.readAll(this::read, 1_000_000, call)));
            await(entered);
            task.cancel();
            await(yieldNow());
            task.cancel("at once");
            try {
                await(task);
            } catch (CancelledError e) {
                log.add(e.getMessage());
            }
            released.countDown();
            return done();
        });
        assertThat(log).containsExactly("at once", "read at 0");
    }

    @Test
    void cancelledBeforeAThreadTakesItItNeverRuns() {
        Queue<Runnable> waiting = new ArrayDeque<>();
        try (Runner runner = Runner.builder().executor(waiting::add).build()) {
            runner.run(async(() -> {
                Task<String> task = createTask(FileCall.of(call -> {
                    log.add("run");
                    return "";
                }));
                await(yieldNow());
                task.cancel("not begun");
                try {
                    await(task);
                } catch (CancelledError e) {
                    log.add(e.getMessage());
                }
                waiting.remove().run();
                return done();
            }));
        }
        assertThat(log).containsExactly("not begun");
    }

    @Test
    void whatItOpensForACancelledCoroutineIsDropped() {
        run(() -> {
            Task<String> task = createTask(FileCall.of(
                    call -> {
                        entered.complete(null);
                        awaitRelease();
                        return "opened";
                    },
                    opened -> log.add(opened + " dropped")));
            await(entered);
            task.cancel();
            await(yieldNow());
            released.countDown();
            try {
                await(task);
            } catch (CancelledError e) {
                log.add("cancelled");
            }
            return done();
        });
        assertThat(log).containsExactly("opened dropped", "cancelled");
    }

    /** The value has come, but not reached the coroutine: it is cancelled in between. */
    @Test
    void whatItHasOpenedByTheTimeOfTheCancellationIsDroppedToo() {
        Executor atOnce = Runnable::run;
        try (Runner runner = Runner.builder().executor(atOnce).build()) {
            runner.run(async(() -> {
                Task<String> task = createTask(FileCall.of(call -> "opened", opened -> log.add(opened + " dropped")));
                await(yieldNow());
                log.add("ended " + task.isDone());
                task.cancel();
                try {
                    await(task);
                } catch (CancelledError e) {
                    log.add("cancelled");
                }
                return done();
            }));
        }
        assertThat(log).containsExactly("ended false", "opened dropped", "cancelled");
    }

    @Test
    void errorsArriveAsThemselvesAndNotAfterACancellation() {
        run(() -> {
            try {
                await(FileCall.of(call -> {
                    throw new IOException("as it is");
                }));
            } catch (IOException e) {
                log.add(e.getMessage());
            }
            Task<Object> task = createTask(FileCall.of(call -> {
                entered.complete(null);
                awaitRelease();
                throw new IOException("too late");
            }));
            await(entered);
            task.cancel("before");
            await(yieldNow());
            released.countDown();
            try {
                await(task);
            } catch (CancelledError e) {
                log.add(e.getMessage());
            }
            return done();
        });
        assertThat(log).containsExactly("as it is", "before");
    }

    /** The executor runs it at once; that it has failed is on its way to the coroutine when that is cancelled. */
    @Test
    void anErrorThatACancellationOvertakesIsNotReported() {
        try (Runner runner = Runner.builder().executor(Runnable::run).build()) {
            runner.loop().setExceptionHandler(context -> log.add(context.get("message") + ""));
            runner.run(async(() -> {
                Task<Object> task = createTask(FileCall.of(call -> {
                    throw new IOException("overtaken");
                }));
                EventLoop.running().callSoon(() -> task.cancel("before"));
                try {
                    await(task);
                } catch (CancelledError e) {
                    log.add(e.getMessage() + ", " + List.of(e.getSuppressed()));
                }
                return done();
            }));
        }
        assertThat(log).containsExactly("before, [java.io.IOException: overtaken]");
    }

    @Test
    void closingGoesOnToItsEnd() {
        run(() -> {
            Task<Void> task = createTask(FileCall.closing(call -> {
                entered.complete(null);
                awaitRelease();
                call.checkpoint();
                log.add("closed");
                throw new IOException("and failed");
            }));
            await(entered);
            task.cancel();
            await(yieldNow());
            released.countDown();
            try {
                await(task);
            } catch (CancelledError e) {
                log.add("cancelled " + e.getSuppressed()[0].getMessage());
            }
            return done();
        });
        assertThat(log).containsExactly("closed", "cancelled and failed");
    }
}
