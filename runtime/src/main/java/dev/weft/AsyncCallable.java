// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * The body of a coroutine, as a lambda.
 *
 * @param <T> what the coroutine ends with
 */
@FunctionalInterface
public interface AsyncCallable<T> {

    /** The coroutine to run; woven if the lambda awaits. */
    Coroutine<T> call() throws Exception;
}
