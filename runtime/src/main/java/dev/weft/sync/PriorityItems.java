// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import java.util.AbstractQueue;
import java.util.Comparator;
import java.util.Iterator;
import java.util.PriorityQueue;

/** The smallest item first, and of equal ones the one that has been here longest. */
final class PriorityItems extends AbstractQueue<Object> {

    private record Entry(Object item, long number) {}

    private final Comparator<Object> order;
    private final PriorityQueue<Entry> entries;

    /** How many were ever put in; 64 bits don't overflow. */
    private long puts;

    PriorityItems(Comparator<Object> order) {
        this.order = order;
        this.entries =
                new PriorityQueue<>(Comparator.comparing(Entry::item, order).thenComparingLong(Entry::number));
    }

    @Override
    public boolean offer(Object item) {
        if (entries.isEmpty()) {
            order.compare(item, item); // or what can't be compared would be noticed with the next item only
        }
        return entries.add(new Entry(item, puts++));
    }

    @Override
    public Object poll() {
        Entry entry = entries.poll();
        return entry == null ? null : entry.item();
    }

    @Override
    public Object peek() {
        Entry entry = entries.peek();
        return entry == null ? null : entry.item();
    }

    @Override
    public int size() {
        return entries.size();
    }

    @Override
    public Iterator<Object> iterator() {
        return entries.stream().map(Entry::item).iterator();
    }
}
