// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

/** Runs what is ready in place of a {@link ReadyQueue}, to do something before and after. */
public abstract class Watch {

    /** For subclasses. */
    protected Watch() {}

    /** Has {@code ready} run, by {@link #proceed}, and must not throw. */
    public abstract void run(Ready ready);

    /** Runs {@code ready} itself. */
    protected static void proceed(Ready ready) {
        ready.run();
    }
}
