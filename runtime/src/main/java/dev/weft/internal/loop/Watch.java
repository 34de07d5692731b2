// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

/** Runs what is ready in place of a {@link ReadyQueue}, to do something before and after, or to choose an order. */
public abstract class Watch {

    /** For subclasses. */
    protected Watch() {}

    /** Has {@code ready} run, by {@link #proceed}, and must not throw. */
    public abstract void run(Ready ready);

    /** Told before a turn begins, of the {@code n} things in it; may put them into another order. */
    public void beforeTurn(Ready[] turn, int n) {}

    /** Told before something is queued that {@code source}, and not what runs, has made ready. */
    public void sentBy(Object source) {}

    /** Runs {@code ready} itself. */
    protected static void proceed(Ready ready) {
        ready.run();
    }
}
