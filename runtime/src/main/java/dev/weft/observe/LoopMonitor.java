// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import dev.weft.EventLoop;
import dev.weft.TimerHandle;
import java.time.Duration;
import java.util.Objects;

/**
 * Measures how long a loop lets things wait, by a timer of its own: a loop that is not monitored pays nothing. Each period is
 * also an event of the JDK's Flight Recorder, {@code dev.weft.LoopLag}, while that records.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class LoopMonitor implements AutoCloseable {

    /** How many times a period is measured. */
    private static final int SAMPLES = 10;

    private final EventLoop loop;
    private final long pauseNanos;
    private final LoopLag lag = new LoopLag();
    private final boolean recorded = FlightRecorder.isThere();

    /** The measurements of the periods before, added up: what {@link #figures} tells. */
    private final LoopLag all = new LoopLag();

    private TimerHandle timer;
    private int samples;

    private LoopMonitor(EventLoop loop, Duration period) {
        this.loop = loop;
        this.pauseNanos = Math.max(1, period.toNanos() / SAMPLES);
    }

    /**
     * Begins to measure the running loop, until {@link #close}.
     *
     * @param period of the events; ten times in each, the monitor sees how late a timer is
     */
    public static LoopMonitor start(Duration period) {
        LoopMonitor monitor = new LoopMonitor(EventLoop.running(), Objects.requireNonNull(period, "period"));
        monitor.next();
        return monitor;
    }

    /** What was measured since the start. */
    public Figures figures() {
        return figures(all);
    }

    @Override
    public void close() {
        timer.cancel();
    }

    private void next() {
        long due = loop.time() + pauseNanos;
        timer = loop.callAt(due, () -> measure(due));
    }

    private void measure(long due) {
        long late = loop.time() - due;
        lag.record(late);
        all.record(late);
        samples++;
        if (samples % SAMPLES == 0) {
            if (recorded) {
                FlightRecorder.record(figures(lag), loop);
            }
            lag.reset();
        }
        next();
    }

    private Figures figures(LoopLag of) {
        return new Figures(
                loop.tasks().size(),
                Duration.ofNanos(of.quantile(0.5)),
                Duration.ofNanos(of.quantile(0.99)),
                Duration.ofNanos(of.max()));
    }

    /**
     * How a loop does.
     *
     * @param tasks how many are not done
     * @param medianLag how late half of the measured timers were at the most
     * @param lag99 how late 99 in 100 were at the most
     * @param maxLag how late the latest was
     */
    public record Figures(int tasks, Duration medianLag, Duration lag99, Duration maxLag) {}
}
