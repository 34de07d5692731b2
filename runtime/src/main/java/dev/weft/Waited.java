// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.Set;

/**
 * What {@link Weft#wait} has seen, in argument order.
 *
 * @param done those that have a result, have failed or were cancelled
 * @param pending the others
 * @param <F> what was waited for
 */
public record Waited<F extends Future<?>>(Set<F> done, Set<F> pending) {}
