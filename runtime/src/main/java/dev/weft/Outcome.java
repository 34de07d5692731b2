// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * How an awaitable ended, as a value.
 *
 * @param <T> what it ends with when it succeeds
 */
public sealed interface Outcome<T> {

    /** It ended with a value. */
    record Success<T>(T value) implements Outcome<T> {}

    /** It failed. */
    record Failure<T>(Throwable error) implements Outcome<T> {}

    /** It was cancelled. */
    record Cancelled<T>(CancelledError error) implements Outcome<T> {}
}
