// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import dev.weft.EventLoop;
import java.util.List;

/** Ctrl-C and SIGTERM, for programs that end in order: the first stops, a second one ends the program at once. */
public final class StopSignals {
    private static final List<String> SIGNALS = List.of("INT", "TERM");

    private StopSignals() {}

    /** Has the running loop call {@code stop} at the first of them. */
    public static void onFirst(Runnable stop) {
        EventLoop loop = EventLoop.running();
        Runnable once = () -> {
            SIGNALS.forEach(loop::removeSignalHandler);
            stop.run();
        };
        SIGNALS.forEach(signal -> loop.addSignalHandler(signal, once));
    }
}
