// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import dev.weft.Async;
import dev.weft.AsyncIterator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Runner;
import dev.weft.StopAsyncIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Signals that this JVM sends to itself: WINCH and URG, which do nothing to a process without a handler. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class SignalsTest {

    private final List<Object> log = new ArrayList<>();

    private static void raise(String signal) throws Exception {
        Forked.kill(signal, ProcessHandle.current().pid());
    }

    private static void run(Coroutine<Void> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    @Test
    void handlersRunAsCallbacksOfTheLoop() {
        run(async(() -> {
            EventLoop loop = EventLoop.running();
            Thread thread = Thread.currentThread();
            Future<Void> told = loop.createFuture();
            loop.addSignalHandler("SIGWINCH", () -> {
                log.add(Thread.currentThread() == thread && EventLoop.running() == loop);
                log.add(currentTask());
                told.setResult(null);
            });
            raise("WINCH");
            await(told);
            assertThat(loop.removeSignalHandler("WINCH")).isTrue();
            assertThat(loop.removeSignalHandler("WINCH")).isFalse();
            return done();
        }));
        assertThat(log).containsExactly(true, null);
    }

    @Test
    void handlersReplaceEachOtherAndReportWhatTheyThrow() {
        run(async(() -> {
            EventLoop loop = EventLoop.running();
            Future<Map<String, Object>> reported = loop.createFuture();
            loop.setExceptionHandler(reported::setResult);
            loop.addSignalHandler("WINCH", () -> log.add("the first"));
            loop.addSignalHandler("WINCH", () -> {
                throw new IllegalStateException("the second");
            });
            raise("WINCH");
            log.add(((Throwable) await(reported).get("exception")).getMessage());
            return done();
        }));
        assertThat(log).containsExactly("the second");
    }

    @Test
    void eachLoopIsTold() throws Exception {
        CompletableFuture<String> ready = new CompletableFuture<>();
        CompletableFuture<String> other = CompletableFuture.supplyAsync(() -> {
            try (Runner runner = Runner.builder().build()) {
                return runner.run(async(() -> {
                    try (Signals signals = Signals.of("WINCH")) {
                        ready.complete("ready");
                        return done(await(signals.asyncIterator().next()));
                    }
                }));
            }
        });
        run(async(() -> {
            await(ready);
            try (Signals signals = Signals.of("WINCH")) {
                raise("WINCH");
                log.add(await(signals.asyncIterator().next()));
            }
            return done();
        }));
        log.add(other.get());
        assertThat(log).containsExactly("WINCH", "WINCH");
    }

    @Test
    void handlersThatAreLeftGoWithTheirLoop() {
        run(async(() -> {
            EventLoop.running().addSignalHandler("WINCH", () -> log.add("not called"));
            return done();
        }));
        run(async(() -> {
            try (Signals signals = Signals.of("URG")) {
                raise("WINCH"); // were it caught, its thread would be under way before that of URG
                raise("URG");
                log.add(await(signals.asyncIterator().next()));
            }
            return done();
        }));
        assertThat(log).containsExactly("URG");
    }

    @Test
    void refusals() {
        EventLoop loop = EventLoop.create();
        assertThatIllegalStateException()
                .isThrownBy(() -> loop.addSignalHandler("KILL", () -> {}))
                .withMessageStartingWith("sig 9 cannot be caught; ");
        assertThatIllegalStateException()
                .isThrownBy(() -> loop.addSignalHandler("STOP", () -> {}))
                .withMessageContaining(" cannot be caught; ");
        assertThatIllegalStateException()
                .isThrownBy(() -> loop.addSignalHandler("SEGV", () -> {}))
                .withMessageStartingWith("sig 11 cannot be caught; the system or the JVM keeps SIGSEGV to itself");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> loop.addSignalHandler("NOSUCH", () -> {}))
                .withMessage("invalid signal NOSUCH; name one as in TERM or SIGTERM");
        assertThatIllegalArgumentException().isThrownBy(() -> loop.removeSignalHandler("NOSUCH"));
        assertThatNullPointerException().isThrownBy(() -> loop.addSignalHandler("WINCH", null));
        assertThat(loop.removeSignalHandler("KILL")).isFalse();
        loop.close();
        assertThatIllegalStateException()
                .isThrownBy(() -> loop.addSignalHandler("WINCH", () -> {}))
                .withMessage("Event loop is closed");
        assertThatIllegalStateException().isThrownBy(() -> Signals.of("WINCH")).withMessage("no running event loop");
    }

    @Test
    void nextListensWhileItIsAwaited() {
        run(async(() -> {
            Task<String> next = createTask(Signals.next("WINCH", "SIGURG"));
            await(yieldNow());
            raise("URG");
            log.add(await(next));
            log.add(EventLoop.running().removeSignalHandler("URG"));
            return done();
        }));
        assertThat(log).containsExactly("URG", false);
    }

    @Test
    void aCancelledWaitStopsListening() {
        run(async(() -> {
            Task<String> next = createTask(Signals.next("WINCH"));
            await(yieldNow());
            next.cancel("no longer");
            try {
                await(next);
            } catch (CancelledError e) {
                log.add(e.getMessage());
            }
            log.add(EventLoop.running().removeSignalHandler("WINCH"));
            return done();
        }));
        assertThat(log).containsExactly("no longer", false);
    }

    @Test
    void eachListenerIsTold() {
        run(async(() -> {
            Task<String> one = createTask(Signals.next("WINCH"));
            Task<String> two = createTask(Signals.next("WINCH"));
            Task<String> cancelled = createTask(Signals.next("WINCH"));
            await(yieldNow());
            cancelled.cancel();
            raise("WINCH");
            log.add(await(one));
            log.add(await(two));
            return done();
        }));
        assertThat(log).containsExactly("WINCH", "WINCH");
    }

    @Test
    void signalsAreKeptUntilTheyAreTakenAndCountOnce() {
        run(async(() -> {
            EventLoop loop = EventLoop.running();
            try (Signals signals = Signals.of("WINCH", "URG")) {
                for (String sent : List.of("URG", "WINCH", "URG")) {
                    try (Signals marker = Signals.of(sent)) {
                        raise(sent);
                        await(marker.asyncIterator().next());
                    }
                }
                for (String signal : await(signals)) {
                    log.add(signal);
                    if (signal.equals("WINCH")) {
                        loop.callSoon(signals::close);
                    }
                }
            }
            log.add(loop.removeSignalHandler("URG"));
            return done();
        }));
        assertThat(log).containsExactly("URG", "WINCH", false);
    }

    @Test
    void aRefusedSignalUndoesTheOthers() {
        run(async(() -> {
            assertThatIllegalStateException()
                    .isThrownBy(() -> Signals.of("WINCH", "KILL"))
                    .withMessageStartingWith("sig 9 cannot be caught; ");
            log.add(EventLoop.running().removeSignalHandler("WINCH"));
            return done();
        }));
        assertThat(log).containsExactly(false);
    }

    @Test
    void closedAfterItsLoop() {
        List<Signals> left = new ArrayList<>();
        run(async(() -> {
            left.add(Signals.of("WINCH", "URG"));
            return done();
        }));
        left.forEach(Signals::close);
        run(async(() -> {
            log.add(EventLoop.running().removeSignalHandler("WINCH"));
            return done();
        }));
        assertThat(log).containsExactly(false);
    }

    @Test
    void nothingComesAfterTheEnd() {
        run(async(() -> {
            Signals signals = Signals.of("WINCH");
            AsyncIterator<String> iterator = signals.asyncIterator();
            signals.close();
            signals.close();
            assertThatExceptionOfType(StopAsyncIteration.class)
                    .isThrownBy(() -> iterator.next().toCoroutine().send(null));
            await(unusedIteration(signals));
            return done();
        }));
        assertThat(log).isEmpty();
    }

    @Async
    private Coroutine<Void> unusedIteration(Signals closed) {
        for (String signal : await(closed)) {
            log.add(signal);
        }
        return done();
    }
}
