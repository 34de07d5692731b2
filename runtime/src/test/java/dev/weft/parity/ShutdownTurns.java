// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code shutdown-turns.py}. */
final class ShutdownTurns extends Program {

    private void again(int n) {
        print("turn", n);
        EventLoop.running().callSoon(() -> again(n + 1));
    }

    @Async
    Coroutine<Void> plain() {
        EventLoop.running().callSoon(() -> again(0));
        print("main ends");
        return done();
    }

    @Async
    AsyncGenerator<Integer, Void> items() {
        try {
            AsyncGenerator.yield(1);
        } finally {
            await(yieldNow());
            print("generator closed");
        }
        return AsyncGenerator.end();
    }

    @Async
    Coroutine<Void> leavesAGenerator(List<AsyncGenerator<Integer, Void>> keep) {
        keep.add(items());
        print(await(keep.get(0).asyncIterator().next()));
        EventLoop.running().callSoon(() -> again(0));
        print("main ends");
        return done();
    }

    @Async
    Coroutine<Void> sleeper() {
        try {
            await(sleep(seconds(100)));
        } finally {
            print("task cancelled");
        }
        return done();
    }

    @Async
    Coroutine<Void> leavesATask() {
        createTask(sleeper());
        await(yieldNow());
        EventLoop.running().callSoon(() -> again(0));
        print("main ends");
        return done();
    }

    @Async
    Coroutine<Void> fails() throws IOException {
        EventLoop.running().callSoon(() -> again(0));
        throw new IOException("main fails");
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(plain());
        List<AsyncGenerator<Integer, Void>> keep = new ArrayList<>();
        runInVirtualTime(leavesAGenerator(keep));
        runInVirtualTime(leavesATask());
        try {
            runInVirtualTime(fails());
        } catch (IOException e) {
            print(e);
        }
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            print(runner.run(sleep(Duration.ZERO, "first").toCoroutine()));
            runner.run(plain());
            print("closing");
        }
        print("closed");
    }
}
