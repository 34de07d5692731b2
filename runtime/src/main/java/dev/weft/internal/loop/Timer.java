// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

/** Something the loop runs at a time. Equal times run in the order they were set. */
public abstract class Timer extends Ready implements Comparable<Timer> {

    /** Loop time in nanoseconds at which it is due. */
    protected final long when;

    /** Counts up over the timers of one heap. */
    long sequence;

    /** The heap it stands in; null before it was set, and once it has been taken or cancelled. */
    TimerHeap heap;

    /** For subclasses; {@code when} is in nanoseconds of loop time. */
    protected Timer(long when) {
        this.when = when;
    }

    /** Takes it out of its heap, sooner or later; answers whether it was still in one. */
    protected final boolean unset() {
        TimerHeap in = heap;
        if (in == null) {
            return false;
        }
        heap = null;
        in.cancelled();
        return true;
    }

    @Override
    public final int compareTo(Timer other) {
        int byTime = Long.compare(when, other.when);
        return byTime != 0 ? byTime : Long.compare(sequence, other.sequence);
    }
}
