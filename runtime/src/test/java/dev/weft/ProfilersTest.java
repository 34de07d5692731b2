// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.FlightRecorder;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever walks the thread's stack finds the methods the user wrote, at their lines. */
class ProfilersTest {

    /** Where something happened. */
    @FunctionalInterface
    private interface Probe {
        void happened();
    }

    static final class Happened extends Event {}

    private static int line() {
        return new Throwable().getStackTrace()[1].getLineNumber();
    }

    private int staticLine;
    private int instanceLine;
    private int lambdaLine;

    @Async
    private static Coroutine<Void> inStaticMethod(ProfilersTest test, Probe probe, boolean suspend) {
        if (suspend) {
            await(yieldNow());
        }
        test.staticLine = line() + 1;
        probe.happened();
        await(test.inInstanceMethod(probe, suspend));
        return done();
    }

    @Async
    private Coroutine<Void> inInstanceMethod(Probe probe, boolean suspend) {
        if (suspend) {
            await(yieldNow());
        }
        instanceLine = line() + 1;
        probe.happened();
        await(async(() -> {
            if (suspend) {
                await(yieldNow());
            }
            lambdaLine = line() + 1;
            probe.happened();
            return done();
        }));
        return done();
    }

    private List<String> expected() {
        return List.of(
                "inStaticMethod:" + staticLine,
                "inInstanceMethod:" + instanceLine,
                "lambda$inInstanceMethod$0:" + lambdaLine);
    }

    @Test
    void flightRecorder(@TempDir Path folder) throws IOException {
        Assumptions.assumeTrue(FlightRecorder.isAvailable(), "this JVM has no flight recorder");
        for (boolean suspend : new boolean[] {false, true}) {
            Path file = folder.resolve(suspend + ".jfr");
            try (Recording recording = new Recording()) {
                recording.enable(Happened.class).withStackTrace();
                recording.start();
                Weft.run(inStaticMethod(this, () -> new Happened().commit(), suspend));
                recording.stop();
                recording.dump(file);
            }
            assertThat(RecordingFile.readAllEvents(file).stream()
                            .map(ProfilersTest::userFrame)
                            .toList())
                    .isEqualTo(expected());
        }
    }

    /** The frame that called the probe. */
    private static String userFrame(RecordedEvent event) {
        RecordedFrame frame = event.getStackTrace().getFrames().stream()
                .filter(f -> !f.getMethod().getName().contains("flightRecorder"))
                .filter(f -> f.getMethod().getType().getName().equals(ProfilersTest.class.getName()))
                .findFirst()
                .orElseThrow();
        return frame.getMethod().getName() + ":" + frame.getLineNumber();
    }

    @Test
    void stackWalkers() {
        for (boolean suspend : new boolean[] {false, true}) {
            Stream.Builder<String> seen = Stream.builder();
            Weft.run(inStaticMethod(
                    this,
                    () -> seen.add(StackWalker.getInstance()
                            .walk(frames -> frames.filter(
                                            f -> !f.getMethodName().contains("stackWalkers"))
                                    .findFirst()
                                    .map(f -> f.getMethodName() + ":" + f.getLineNumber())
                                    .orElseThrow())),
                    suspend));
            assertThat(seen.build()).containsExactlyElementsOf(expected());
        }
    }
}
