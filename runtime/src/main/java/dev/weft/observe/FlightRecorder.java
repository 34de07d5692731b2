// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import dev.weft.EventLoop;
import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import jdk.jfr.Timespan;

/** Loop figures as events of the JDK's Flight Recorder, in JVMs that have it. */
final class FlightRecorder {

    private FlightRecorder() {}

    static boolean isThere() {
        return ModuleLayer.boot().findModule("jdk.jfr").isPresent();
    }

    static void record(LoopMonitor.Figures figures, EventLoop loop) {
        LagEvent event = new LagEvent();
        if (event.shouldCommit()) {
            event.loop = String.valueOf(loop.thread());
            event.tasks = figures.tasks();
            event.medianLag = figures.medianLag().toNanos();
            event.lag99 = figures.lag99().toNanos();
            event.maxLag = figures.maxLag().toNanos();
            event.commit();
        }
    }

    @Name("dev.weft.LoopLag")
    @Label("Loop lag")
    @Category("Weft")
    @StackTrace(false)
    @SuppressWarnings("UnusedVariable") // Flight Recorder reads them
    private static final class LagEvent extends Event {

        @Label("Loop")
        private String loop;

        @Label("Tasks")
        private int tasks;

        @Label("Median lag")
        @Timespan(Timespan.NANOSECONDS)
        private long medianLag;

        @Label("99th percentile of the lag")
        @Timespan(Timespan.NANOSECONDS)
        private long lag99;

        @Label("Longest lag")
        @Timespan(Timespan.NANOSECONDS)
        private long maxLag;
    }
}
