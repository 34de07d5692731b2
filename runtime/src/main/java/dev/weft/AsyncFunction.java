// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * The body of a coroutine that is given something to work with, as a lambda.
 *
 * @param <A> what it is given
 * @param <T> what the coroutine ends with
 */
@FunctionalInterface
public interface AsyncFunction<A, T> {

    /** The coroutine to run; woven if the lambda awaits. */
    Coroutine<T> apply(A argument) throws Exception;
}
