// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

/** Where a loop's time comes from. */
public interface Clock {

    /** The time in nanoseconds; never goes back. Its origin means nothing. */
    long nanos();

    /** Whether time only moves when the loop moves it. */
    default boolean isVirtual() {
        return false;
    }

    /** Moves a virtual clock to {@code nanos}, unless it is there already. */
    default void advanceTo(long nanos) {
        throw new IllegalStateException("this clock moves by itself");
    }

    /** The machine's monotonic clock. */
    static Clock system() {
        return System::nanoTime;
    }

    /** A clock that starts at zero and jumps to the next deadline whenever its loop has nothing else to do. */
    static Clock virtual() {
        return new Clock() {
            private long now;

            @Override
            public long nanos() {
                return now;
            }

            @Override
            public boolean isVirtual() {
                return true;
            }

            @Override
            public void advanceTo(long nanos) {
                now = Math.max(now, nanos);
            }
        };
    }
}
