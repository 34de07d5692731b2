// SPDX-License-Identifier: Apache-2.0
package dev.weft.testing;

/** What fails a test that has otherwise succeeded, unless it is allowed. */
public enum Leftover {

    /** A task that is not done when the test ends, and that nobody has cancelled. */
    PENDING_TASK,

    /** What the loop's exception handler was told: an error that nobody took, a callback that threw. */
    REPORTED_ERROR,

    /** A coroutine that was made on the loop and never awaited. Seen in debug mode. */
    UNAWAITED_COROUTINE
}
