// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * Thrown by {@link Weft#run} when Ctrl-C has cancelled the program and the program has cleaned up: Python's
 * {@code KeyboardInterrupt}. An {@code Error}, as a {@link CancelledError} is, and for the same reason. Its cause is the
 * cancellation that ended the main coroutine, and says where that was.
 *
 * <p>A JVM that nothing catches this error in prints it and ends with status 1. To end as one that Ctrl-C has killed, catch it
 * around {@code run} and call {@code System.exit(130)}.
 */
public final class KeyboardInterrupt extends Error {

    private static final long serialVersionUID = 1L;

    KeyboardInterrupt(CancelledError cancelled) {
        super("interrupted by Ctrl-C", cancelled);
    }
}
