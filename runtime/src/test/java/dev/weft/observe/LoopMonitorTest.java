// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Runner;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How late a loop is, as figures and as events. Time is virtual, so that nothing is late but what is made so. */
class LoopMonitorTest {

    @Async
    private static Coroutine<LoopMonitor.Figures> monitored() {
        createTask(sleep(ofSeconds(60)).toCoroutine());
        try (LoopMonitor monitor = LoopMonitor.start(ofSeconds(1))) {
            await(sleep(ofSeconds(5)));
            return done(monitor.figures());
        }
    }

    private static LoopMonitor.Figures run() {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(monitored());
        }
    }

    @Test
    void aLoopThatDoesNothingElseIsInTime() {
        assertThat(run()).isEqualTo(new LoopMonitor.Figures(2, Duration.ZERO, Duration.ZERO, Duration.ZERO));
    }

    @Test
    void lagIsCountedInPowersOfTwo() {
        LoopLag lag = new LoopLag();
        for (int i = 0; i < 98; i++) {
            lag.record(1500);
        }
        lag.record(ofMillis(3).toNanos());
        lag.record(ofMillis(5).toNanos());
        assertThat(lag.quantile(0.5)).isEqualTo(2000);
        assertThat(lag.quantile(0.99)).isEqualTo(4_096_000);
        assertThat(lag.quantile(1)).isEqualTo(lag.max()).isEqualTo(5_000_000);
    }

    @Test
    void eachPeriodIsAnEvent(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("recording.jfr");
        try (Recording recording = new Recording()) {
            recording.enable("dev.weft.LoopLag");
            recording.start();
            run();
            recording.stop();
            recording.dump(file);
        }
        List<RecordedEvent> events = RecordingFile.readAllEvents(file);
        assertThat(events).hasSizeBetween(4, 5).allSatisfy(event -> {
            assertThat(event.getInt("tasks")).isEqualTo(2);
            assertThat(event.getDuration("maxLag")).isZero();
        });
    }
}
