// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.parity.Reports;
import java.nio.channels.Pipe;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A loop that is dropped without having been closed is reported when it is collected. */
@Timeout(60)
class UnclosedLoopTest {

    private static final String UNCLOSED =
            "unclosed event loop: call EventLoop.close(), or use a Runner in a try block";

    @Async
    private static Coroutine<Void> waitsForEver() {
        await(EventLoop.running().createFuture());
        return done();
    }

    @Async
    private static Coroutine<Void> turn() {
        await(yieldNow());
        return done();
    }

    private static void drop() {
        EventLoop.create();
    }

    @Test
    void droppedUnused() throws InterruptedException {
        try (Reports log = new Reports()) {
            drop();
            assertThat(log.collected(UNCLOSED)).isEqualTo(UNCLOSED);
        }
    }

    private static void dropUsed() {
        EventLoop loop = EventLoop.create();
        loop.runUntilComplete(turn());
        loop.callLater(Duration.ofDays(1), () -> loop.callSoon(() -> {}));
        new Task<>(loop, waitsForEver());
        loop.stop();
        loop.runForever();
    }

    @Test
    void droppedWithTimersAndTasks() throws InterruptedException {
        try (Reports log = new Reports()) {
            dropUsed();
            assertThat(log.collected(UNCLOSED)).isEqualTo(UNCLOSED);
        }
    }

    private static void dropWithReader() throws Exception {
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        EventLoop loop = EventLoop.create();
        loop.addReader(pipe.source(), loop::stop);
    }

    @Test
    void droppedWithAReader() throws Exception {
        try (Reports log = new Reports()) {
            dropWithReader();
            assertThat(log.collected(UNCLOSED)).isEqualTo(UNCLOSED);
        }
    }

    private static int dropInDebugMode() {
        Runner runner = Runner.builder().debug(true).build();
        int line = new Throwable().getStackTrace()[0].getLineNumber() + 1;
        runner.loop();
        return line;
    }

    private static boolean isWatched(Coroutine<?> coroutine) {
        boolean watched = Stepper.callerOf(coroutine) instanceof Unawaited.Mark;
        coroutine.close();
        return watched;
    }

    @Test
    void inDebugModeItSaysWhereItWasMade() throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            waitsForEver().close();
        }
        try (Reports log = new Reports()) {
            int line = dropInDebugMode();
            assertThat(isWatched(waitsForEver())).isTrue();
            assertThat(log.collected(
                            UNCLOSED, "at dev.weft.UnclosedLoopTest.dropInDebugMode(UnclosedLoopTest.java:" + line))
                    .isEqualTo(UNCLOSED);
        }
        assertThat(isWatched(waitsForEver()))
                .as("no loop is in debug mode any more")
                .isFalse();
    }

    @Test
    void loopThatWasClosedIsNot() throws InterruptedException {
        try (Reports log = new Reports()) {
            EventLoop.create().close();
            Runner.builder().build().close();
            Weft.run(turn());
            drop(); // comes after the others
            log.collected(UNCLOSED);
            assertThat(log.taken()).containsOnlyOnce(UNCLOSED);
        }
    }
}
