// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import java.util.Comparator;
import java.util.Objects;

/**
 * A queue whose next item is the smallest: asyncio's {@code PriorityQueue}. Equal items come out in the order in which they
 * were put in; in asyncio, which compares items of equal priority further, in any. Items may not be null.
 *
 * @param <T> the items
 */
public final class AsyncPriorityQueue<T> extends AsyncQueue<T> {

    /** A queue without a limit, in natural order: its items are {@link Comparable}. */
    public AsyncPriorityQueue() {
        this(0);
    }

    /**
     * A queue in natural order, that holds up to {@code max} items; any number if that is zero or less. Putting in what can't
     * be compared throws {@link ClassCastException}.
     */
    public AsyncPriorityQueue(int max) {
        this(max, naturalOrder());
    }

    /** A queue without a limit, whose smallest item is the first by {@code order}. */
    public AsyncPriorityQueue(Comparator<? super T> order) {
        this(0, order);
    }

    /** A queue that holds up to {@code max} items, and whose smallest is the first by {@code order}. */
    public AsyncPriorityQueue(int max, Comparator<? super T> order) {
        super(max, new PriorityItems(untyped(order)));
    }

    @Override
    public void putNowait(T item) {
        super.putNowait(Objects.requireNonNull(item, "a priority queue takes no null"));
    }

    @SuppressWarnings("unchecked") // an item that isn't comparable is refused when it is put in
    private static <T> Comparator<T> naturalOrder() {
        return (Comparator<T>) (Comparator<?>) Comparator.<Comparable<Object>>naturalOrder();
    }

    @SuppressWarnings("unchecked") // compares what the queue holds, and that is T
    private static Comparator<Object> untyped(Comparator<?> order) {
        return (Comparator<Object>) Objects.requireNonNull(order, "order");
    }
}
