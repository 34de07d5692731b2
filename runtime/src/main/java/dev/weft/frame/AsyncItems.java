// SPDX-License-Identifier: Apache-2.0
package dev.weft.frame;

import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The iterator of a woven {@code for (x : await(source))}. Where the compiler's loop asks {@link #hasNext}, the woven one
 * awaits {@link #advance} and tells the outcome to {@link #arrived}; {@link #next} then hands the item over.
 */
public abstract class AsyncItems implements Iterator<Object> {

    /** What {@link #advance} ends with after the last item. */
    public static final Object END = new Object();

    /** The item that has arrived; {@link #END} when there is none. */
    private Object item = END;

    /** For the runtime. */
    protected AsyncItems() {}

    /** The items of {@code source}, an {@code AsyncIterable}. */
    public static Iterator<Object> of(Object source) {
        return Host.installed.items(source, null);
    }

    /**
     * The items of {@code source}, which a call of {@code method} has returned. If it is a generator which that call has made,
     * only the loop knows it.
     */
    public static Iterator<Object> ofCall(Object source, String method) {
        return Host.installed.items(source, method);
    }

    /** Something to await, which ends with the next item or {@link #END}. */
    public abstract Object advance();

    /** Something to await when the loop is left early: closes what nobody but the loop knows. */
    public abstract Object closing();

    /** The error that leaves the loop, of the one that was about to and the one that closing failed with. */
    public abstract Throwable leaving(Throwable primary, Throwable failed);

    /** Takes what was awaited; answers whether it is an item. */
    public final boolean arrived(Object outcome) {
        item = outcome;
        return outcome != END;
    }

    /** Not called by woven code, which awaits {@link #advance} in its place. */
    @Override
    public final boolean hasNext() {
        return item != END;
    }

    @Override
    public final Object next() {
        Object arrived = item;
        if (arrived == END) {
            throw new NoSuchElementException();
        }
        item = END;
        return arrived;
    }
}
