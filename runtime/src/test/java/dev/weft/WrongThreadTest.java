// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.Pipe;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A loop that runs refuses calls from other threads, and is as it was before them. */
@Timeout(60)
class WrongThreadTest {

    private final List<Map<String, Object>> reports = new ArrayList<>();
    private Pipe pipe;

    /** What the loop's program has made, for others to misuse. */
    private Made made;

    private CompletableFuture<String> result;
    private Thread thread;

    private static final class Made {
        private EventLoop loop;
        private Pipe pipe;
        private TaskGroup group;
        private Future<String> future;
        private Task<String> task;
        private Future<String> shield;
        private Future<List<String>> gathering;
        private Future<String> finished;
        private Future<Void> end;
    }

    @Async
    private Coroutine<String> follows(Future<String> future) {
        return done(await(future));
    }

    @Async
    private Coroutine<String> main(CompletableFuture<Made> ready) throws IOException {
        Made all = new Made();
        all.loop = EventLoop.running();
        all.loop.setExceptionHandler(reports::add);
        all.pipe = pipe;
        pipe.source().configureBlocking(false);
        all.future = all.loop.createFuture();
        all.end = all.loop.createFuture();
        all.task = createTask(follows(all.future));
        all.shield = shield(all.task);
        all.gathering = gather(all.task, follows(all.future));
        all.finished = all.loop.createFuture();
        all.finished.setResult("finished");
        Task<String> child;
        try (TaskGroup group = new TaskGroup()) {
            all.group = group;
            child = group.createTask(follows(all.future));
            await(yieldNow());
            ready.complete(all);
            await(all.end);
            assertThat(all.future.isDone()).isFalse();
            group.createTask(follows(all.finished));
            all.future.setResult("untouched");
        }
        return done(
                child.result() + " " + await(all.shield) + " " + await(all.gathering) + " " + all.task.cancelling());
    }

    @BeforeEach
    void runALoop() throws Exception {
        pipe = Pipe.open();
        CompletableFuture<Made> ready = new CompletableFuture<>();
        result = new CompletableFuture<>();
        thread = new Thread(
                () -> {
                    try {
                        result.complete(Weft.run(main(ready)));
                    } catch (Throwable e) {
                        result.completeExceptionally(e);
                        ready.completeExceptionally(e);
                    }
                },
                "the loop's thread");
        thread.start();
        made = ready.get();
    }

    @AfterEach
    void endTheLoop() throws Exception {
        thread.join();
        pipe.source().close();
        pipe.sink().close();
    }

    private static Arguments call(String name, Consumer<Made> call) {
        return Arguments.argumentSet(name, call);
    }

    static Stream<Arguments> calls() {
        Duration second = Duration.ofSeconds(1);
        return Stream.of(
                call("callSoon", made -> made.loop.callSoon(() -> {})),
                call("callLater", made -> made.loop.callLater(second, () -> {})),
                call("callAt", made -> made.loop.callAt(0, () -> {})),
                call("addReader", made -> made.loop.addReader(made.pipe.source(), () -> {})),
                call("removeReader", made -> made.loop.removeReader(made.pipe.source())),
                call("stop", made -> made.loop.stop()),
                call("setResult", made -> made.future.setResult("wrong")),
                call("setException", made -> made.future.setException(new IOException("wrong"))),
                call("cancel", made -> made.future.cancel()),
                call("addDoneCallback", made -> made.future.addDoneCallback(done -> {})),
                call("addDoneCallback of one that is done", made -> made.finished.addDoneCallback(done -> {})),
                call("Task.cancel", made -> made.task.cancel()),
                call("Task.addDoneCallback", made -> made.task.addDoneCallback(done -> {})),
                call("shield's cancel", made -> made.shield.cancel()),
                call("gather's cancel", made -> made.gathering.cancel()),
                call("TaskGroup.createTask", made -> made.group.createTask(Weft.done("wrong"))),
                call("TaskGroup.cancel", made -> made.group.cancel()));
    }

    @ParameterizedTest
    @MethodSource("calls")
    void callIsRefusedAndChangesNothing(Consumer<Made> call) throws Exception {
        assertThatThrownBy(() -> call.accept(made))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Non-thread-safe operation invoked on an event loop other than the current one")
                .hasMessageContaining("in thread " + Thread.currentThread().getName())
                .hasMessageContaining("callSoonThreadsafe")
                .hasMessageContaining("runThreadsafe");
        made.loop.callSoonThreadsafe(() -> made.end.setResult(null));
        assertThat(result.get()).isEqualTo("untouched untouched [untouched, untouched] 0");
        assertThat(reports).isEmpty();
    }

    @Async
    private Coroutine<Void> callsFromAnotherLoop(Consumer<Made> call) {
        assertThatThrownBy(() -> call.accept(made))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("Non-thread-safe operation");
        return done();
    }

    @ParameterizedTest
    @MethodSource("calls")
    void anotherLoopIsAnotherThreadToo(Consumer<Made> call) throws Exception {
        Weft.run(callsFromAnotherLoop(call));
        made.loop.callSoonThreadsafe(() -> made.end.setResult(null));
        assertThat(result.get()).isEqualTo("untouched untouched [untouched, untouched] 0");
        assertThat(reports).isEmpty();
    }

    @Test
    void whatIsMeantForOtherThreadsIsAllowed() throws Exception {
        assertThat(made.loop.isRunning()).isTrue();
        assertThat(made.loop.isClosed()).isFalse();
        assertThat(made.future.isDone() || made.task.isDone()).isFalse();
        assertThat(made.task.name()).startsWith("follows-");
        assertThat(runThreadsafe(follows(made.finished), made.loop).get()).isEqualTo("finished");
        made.loop.callSoonThreadsafe(() -> made.end.setResult(null));
        result.get();
    }

    /** Until it runs, and after it has, it is whose who uses it. */
    @Test
    void loopThatDoesNotRunMayBeUsedByAnyThread() throws Exception {
        EventLoop loop = EventLoop.create();
        List<String> seen = new ArrayList<>();
        Future<String> future = loop.createFuture();
        Thread other = new Thread(() -> {
            future.addDoneCallback(done -> seen.add(done.result()));
            future.setResult("result");
            loop.callSoon(() -> seen.add("callback"));
            loop.callLater(Duration.ZERO, loop::stop);
        });
        other.start();
        other.join();
        loop.runForever();
        assertThat(seen).containsExactly("result", "callback");
        Thread closing = new Thread(loop::close);
        closing.start();
        closing.join();
        assertThat(loop.isClosed()).isTrue();
        made.loop.callSoonThreadsafe(() -> made.end.setResult(null));
        result.get();
    }
}
