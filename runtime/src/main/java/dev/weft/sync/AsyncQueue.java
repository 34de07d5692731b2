// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * Hands items from task to task, first in, first out: asyncio's {@code Queue}. With a maximum, who puts items in faster than
 * they are taken out has to wait. Items may be null.
 *
 * <p>An item stays here until the task that takes it runs, so that none is lost by a cancellation. {@link #getNowait} may
 * therefore take one from under a task that was woken for it; that task then waits again, behind the others.
 *
 * <p>{@code for (T item : await(queue))} takes items until the queue is shut down and none is left.
 *
 * <p>Not thread-safe; use from the loop's thread.
 *
 * @param <T> the items
 */
@SuppressWarnings("this-escape") // its Waiters keep it, and call nothing before they are used
public class AsyncQueue<T> extends LoopBound implements AsyncIterable<T> {

    /** Stands for a null item. */
    private static final Object NULL = new Object() {
        @Override
        public String toString() {
            return "null";
        }
    };

    /** How many items {@link #toString} shows. */
    private static final int SHOWN = 10;

    /** Zero or less for no limit. */
    private final int maxsize;

    private final Queue<Object> items;

    private final Waiters getters = new Waiters(this, this::getterLeft);
    private final Waiters putters = new Waiters(this, this::putterLeft);
    private final Waiters joiners = new Waiters(this, Waiters.NOBODY);

    /** How many items were put in for which {@link #taskDone} has not been called. */
    private int unfinished;

    private boolean isShutDown;

    /** A queue without a limit. */
    public AsyncQueue() {
        this(0);
    }

    /** A queue that holds up to {@code max} items; any number if that is zero or less. */
    public AsyncQueue(int max) {
        this(max, new ArrayDeque<>());
    }

    /** A queue whose next item is what {@code items} has at its head. */
    AsyncQueue(int max, Queue<Object> items) {
        this.maxsize = max;
        this.items = items;
    }

    /**
     * Puts an item in, when there is room. Suspends only if it must wait.
     *
     * @return an awaitable that throws {@link QueueShutDownException} if the queue is shut down, before or meanwhile
     */
    public Awaitable<Void> put(T item) {
        return put(this, item);
    }

    @Async
    private static <T> Coroutine<Void> put(AsyncQueue<T> queue, T item) {
        while (queue.isFull() && !queue.isShutDown) {
            await(queue.putters.turn());
        }
        queue.putNowait(item);
        return done();
    }

    /**
     * Takes the next item out, when there is one. Suspends only if it must wait: a task that always finds an item never gives
     * way to others.
     *
     * @return an awaitable that throws {@link QueueShutDownException} if the queue is shut down and has no item, or never
     *     gets one
     */
    public Awaitable<T> get() {
        return get(this, AsyncQueue::noMore);
    }

    @Async
    private static <T> Coroutine<T> get(AsyncQueue<T> queue, Supplier<RuntimeException> end) {
        while (queue.isEmpty()) {
            if (queue.isShutDown) {
                throw end.get();
            }
            await(queue.getters.turn());
        }
        return done(queue.getNowait());
    }

    /** Items as they come. Several loops may share a queue: each item goes to one of them. */
    @Override
    public AsyncIterator<T> asyncIterator() {
        return () -> get(this, StopAsyncIteration::new);
    }

    /**
     * Puts an item in.
     *
     * @throws QueueFullException if there is no room
     * @throws QueueShutDownException if the queue is shut down
     */
    public void putNowait(T item) {
        checkThread();
        if (isShutDown) {
            throw new QueueShutDownException("the queue is shut down and takes no more items");
        } else if (isFull()) {
            throw new QueueFullException("the queue has its maximum of " + maxsize + " items; put waits for room");
        }
        items.add(item == null ? NULL : item);
        unfinished++;
        getters.wakeNext();
    }

    /**
     * Takes the next item out.
     *
     * @throws QueueEmptyException if there is none
     * @throws QueueShutDownException if there is none, and the queue is shut down
     */
    public T getNowait() {
        checkThread();
        if (items.isEmpty()) {
            throw isShutDown ? noMore() : new QueueEmptyException("the queue has no item; get waits for one");
        }
        T item = next();
        putters.wakeNext();
        return item;
    }

    private static QueueShutDownException noMore() {
        return new QueueShutDownException("the queue is shut down and has no more items");
    }

    @SuppressWarnings("unchecked") // only a T gets in
    private T next() {
        Object item = items.remove();
        return item == NULL ? null : (T) item;
    }

    private void getterLeft(boolean woken) {
        if (woken && !isEmpty()) {
            getters.wakeNext();
        }
    }

    private void putterLeft(boolean woken) {
        if (woken && !isFull()) {
            putters.wakeNext();
        }
    }

    /**
     * Says that an item that was taken out has been dealt with; once for each. {@link #join} waits for that.
     *
     * @throws IllegalArgumentException if it was said of every item before
     */
    public void taskDone() {
        checkThread();
        if (unfinished <= 0) {
            throw new IllegalArgumentException("task_done() called too many times");
        }
        unfinished--;
        if (unfinished == 0) {
            joiners.wakeAll();
        }
    }

    /** Waits until {@link #taskDone} has been called for every item. Suspends unless it has. */
    public Awaitable<Void> join() {
        return join(this);
    }

    @Async
    private static Coroutine<Void> join(AsyncQueue<?> queue) {
        queue.checkThread();
        if (queue.unfinished == 0) {
            return done();
        }
        return queue.joiners.turn();
    }

    /** Lets no more items in. Those that are in can still be taken; after them, {@link #get} throws. */
    public void shutdown() {
        shutdown(false);
    }

    /**
     * Lets no more items in. Who waits to put one in is told so, and so is who waits for one.
     *
     * @param immediate also drops the items that are in; they count as dealt with, while {@link #join} still waits for those
     *     that have been taken out
     */
    public void shutdown(boolean immediate) {
        checkThread();
        isShutDown = true;
        if (immediate) {
            unfinished = Math.max(0, unfinished - items.size());
            items.clear();
            if (unfinished == 0) {
                joiners.wakeAll();
            }
        }
        getters.wakeAll();
        putters.wakeAll();
    }

    /** How many items are in. */
    public int size() {
        return items.size();
    }

    /** Whether no item is in. */
    public boolean isEmpty() {
        return items.isEmpty();
    }

    /** Whether there is no room for an item; never without a limit. */
    public boolean isFull() {
        return maxsize > 0 && items.size() >= maxsize;
    }

    /** How many items it holds at most; zero or less for any number. */
    public int maxsize() {
        return maxsize;
    }

    /** Its state, its first items, and how many wait. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("<" + getClass().getSimpleName() + " maxsize=" + maxsize);
        if (!isEmpty()) {
            text.append(items.stream()
                    .limit(SHOWN)
                    .map(Object::toString)
                    .collect(Collectors.joining(
                            ", ", " queue=[", size() > SHOWN ? ", ... " + size() + " items]" : "]")));
        }
        append(text, " getters:", getters.unwoken());
        append(text, " putters:", putters.unwoken());
        append(text, " tasks:", unfinished);
        return text.append(isShutDown ? " shutdown>" : ">").toString();
    }

    private static void append(StringBuilder text, String name, int count) {
        if (count > 0) {
            text.append(name).append(count);
        }
    }
}
