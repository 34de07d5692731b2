// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** What becomes of a call in a thread, {@link Weft#toThread}, when whoever awaits it is cancelled. */
public enum OnCancel {

    /** A call that has begun runs on to its end, and nobody takes its result: asyncio's way. */
    ABANDON,

    /**
     * The thread is interrupted while it runs the call, and only then: what the call leaves of the interrupt is cleared
     * before the thread's next call. A call that ignores interrupts runs on.
     */
    INTERRUPT
}
