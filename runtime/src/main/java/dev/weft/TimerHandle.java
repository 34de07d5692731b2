// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** A callback that a loop was asked to run at a time. Not thread-safe; use from the loop's thread. */
public interface TimerHandle extends Handle {

    /** When it is due: loop time in nanoseconds, as {@link EventLoop#time} tells it. */
    long when();
}
