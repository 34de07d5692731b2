// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/**
 * A source of items that arrive one after the other.
 *
 * @param <T> the items
 */
public interface AsyncIterable<T> {

    /** An iterator over the items. */
    AsyncIterator<T> asyncIterator();
}
