// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.OnCancel.INTERRUPT;
import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.Task;
import dev.weft.flow.Publishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Flow;
import java.util.concurrent.SubmissionPublisher;

/** What docs/guide/threads.md shows. */
final class ThreadsGuide {

    private ThreadsGuide() {}

    @Async
    static Coroutine<Void> blocking(Path first, Path second) throws Exception {
        // region threads-to-thread
        String text = await(toThread(() -> Files.readString(first))); // the loop runs other tasks meanwhile
        long size = await(gather(toThread(() -> Files.size(first)), toThread(() -> Files.size(second)))).stream()
                .mapToLong(Long::longValue)
                .sum();
        // endregion
        System.out.println(text + size);
        return done();
    }

    @Async
    static Coroutine<Void> interrupted(BlockingQueue<String> queue, CompletableFuture<Void> blocked) {
        // region threads-interrupt
        Task<String> taking = createTask(async(() -> done(await(toThread(
                () -> {
                    blocked.complete(null);
                    return queue.take(); // blocks its thread
                },
                INTERRUPT)))));
        await(blocked);
        taking.cancel("closing");
        try {
            await(taking);
        } catch (CancelledError e) {
            System.out.println(e.getMessage()); // at once; queue.take() ends with an InterruptedException
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> executors(ExecutorService database) throws Exception {
        // region threads-executors
        String row = await(runInExecutor(database, () -> "row")); // begins now, not when it is awaited
        EventLoop.running().setDefaultExecutor(database); // from now on toThread goes there, too
        String thread = await(toThread(() -> Thread.currentThread().getName()));
        // endregion
        System.out.println(row + " in " + thread);
        return done();
    }

    @Async
    static Coroutine<String> greet(String name) {
        await(sleep(ofMillis(1)));
        return done("hello " + name);
    }

    // region threads-into
    /** For code that has a thread of its own. */
    static String fromAThread(EventLoop loop) throws Exception {
        CompletableFuture<String> greeting = runThreadsafe(greet("thread"), loop);
        loop.callSoonThreadsafe(() -> System.out.println("in the loop"));
        return greeting.get(); // blocks this thread; cancelling the CompletableFuture would cancel the task
    }
    // endregion

    @Async
    static Coroutine<Void> serveAThread() throws Exception {
        EventLoop loop = EventLoop.running();
        System.out.println(await(toThread(() -> fromAThread(loop))));
        return done();
    }

    // region threads-loops
    /** A loop in a thread of its own, until it is stopped. */
    static Thread start(Runner runner) {
        EventLoop loop = runner.loop();
        Thread thread = new Thread(() -> {
            loop.runForever();
            runner.close(); // cancels what is left
        });
        thread.start();
        return thread;
    }

    @Async
    static Coroutine<String> askTheOther(EventLoop other) {
        return done(await(runThreadsafe(greet("from over there"), other)));
    }
    // endregion

    static void twoLoops() throws InterruptedException {
        Runner runner = Runner.builder().build();
        EventLoop other = runner.loop();
        Thread thread = start(runner);
        try (Runner here = Runner.builder().build()) {
            System.out.println(here.run(askTheOther(other)));
        }
        other.callSoonThreadsafe(other::stop);
        thread.join();
    }

    // region threads-promise
    /** Existing code calls it as it calls any method that promises something. */
    @Async
    static CompletableFuture<Integer> length(CompletableFuture<String> text) {
        String arrived = await(text); // a stage is awaited as it is
        await(sleep(ofMillis(1)));
        return CompletableFuture.completedFuture(arrived.length());
    }
    // endregion

    static void promise() {
        // region threads-background
        CompletableFuture<String> text = new CompletableFuture<>();
        CompletableFuture<Integer> length = length(text); // no loop runs here: it starts on the background loop
        text.complete("four");
        System.out.println(length.thenApply(n -> "length " + n).join());
        EventLoop.closeBackground(); // cancels what runs there, and waits for it
        // endregion
    }

    // region threads-flow
    @Async
    static Coroutine<Integer> sum(Flow.Publisher<Integer> numbers) {
        int sum = 0;
        try (var items = Publishers.items(numbers, 16)) { // asks for 16, and for more as they are taken
            for (int n : await(items)) {
                sum += n;
            }
        } // left early, or cancelled: so is the subscription
        return done(sum);
    }

    @Async
    static AsyncGenerator<Integer, Void> squares(int count) {
        for (int i = 1; i <= count; i++) {
            await(sleep(ofSeconds(1)));
            AsyncGenerator.yield(i * i); // goes on when the next one is asked for
        }
        return AsyncGenerator.end();
    }
    // endregion

    @Async
    static Coroutine<Void> flow() {
        // region threads-publish
        Flow.Publisher<Integer> publisher = Publishers.publish(squares(3));
        System.out.println(await(sum(publisher))); // 14; any library's subscriber would do
        // endregion
        return done();
    }

    @Async
    static Coroutine<Void> submitted() {
        try (SubmissionPublisher<Integer> publisher = new SubmissionPublisher<>()) {
            Task<Integer> sum = createTask(sum(publisher));
            await(toThread(() -> {
                while (publisher.getNumberOfSubscribers() == 0) {
                    Thread.onSpinWait();
                }
                for (int i = 1; i <= 100; i++) {
                    publisher.submit(i);
                }
                publisher.close();
                return null;
            }));
            System.out.println(await(sum));
        }
        return done();
    }
}
