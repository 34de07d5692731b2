// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import dev.weft.EventLoop;
import java.util.ArrayDeque;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;

/**
 * Keeps what a publisher sends, in any thread, for one iteration on a loop. It requests and cancels on the loop's thread
 * alone, so one call after the other (rule 2.7); but it cuts a publisher that floods it off where it stands.
 */
final class ItemSubscriber<T> implements Flow.Subscriber<T> {

    /*
     * WAITING    -> SUBSCRIBED   // onSubscribe
     * SUBSCRIBED -> OVER         // onComplete, onError, or more items than were asked for
     * WAITING    -> OVER         // a publisher that leaves out onSubscribe
     * any        -> LEFT         // the iteration has ended
     */
    private enum State {
        WAITING,
        SUBSCRIBED,
        OVER,
        LEFT
    }

    private static final CompletableFuture<Void> NOW = CompletableFuture.completedFuture(null);

    private final int prefetch;

    /** All that follows is guarded by this object's monitor. The publisher is never called with it. */
    private final Queue<T> items = new ArrayDeque<>();

    private State state = State.WAITING;
    private Flow.Subscription subscription;

    /** How many items may still come. */
    private int due;

    /** What ended the items; null if they were complete. */
    private Throwable error;

    /** Completed when something comes; null when nobody waits. */
    private CompletableFuture<Void> arrival;

    ItemSubscriber(int prefetch) {
        this.prefetch = prefetch;
    }

    @Override
    public void onSubscribe(Flow.Subscription given) {
        Objects.requireNonNull(given, "subscription");
        CompletableFuture<Void> arrived = null;
        boolean taken;
        synchronized (this) {
            taken = state == State.WAITING;
            if (taken) {
                state = State.SUBSCRIBED;
                subscription = given;
                arrived = takeArrival();
            }
        }
        if (taken) {
            tell(arrived);
        } else {
            given.cancel(); // a second one (rule 2.5), or too late
        }
    }

    @Override
    public void onNext(T item) {
        Objects.requireNonNull(item, "item");
        Flow.Subscription flooding = null;
        CompletableFuture<Void> arrived;
        synchronized (this) {
            if (state == State.OVER || state == State.LEFT) {
                return;
            } else if (due > 0) {
                due--;
                items.add(item);
            } else {
                flooding = subscription;
                end(new IllegalStateException(
                        "the publisher has sent an item that was not asked for (rule 1.1 of Reactive"
                                + " Streams); there is room for " + prefetch));
            }
            arrived = takeArrival();
        }
        if (flooding != null) {
            flooding.cancel();
        }
        tell(arrived);
    }

    @Override
    public void onError(Throwable failure) {
        Objects.requireNonNull(failure, "error");
        over(failure);
    }

    @Override
    public void onComplete() {
        over(null);
    }

    private void over(Throwable failure) {
        CompletableFuture<Void> arrived;
        synchronized (this) {
            if (state == State.OVER || state == State.LEFT) {
                return;
            }
            end(failure);
            arrived = takeArrival();
        }
        tell(arrived);
    }

    private void end(Throwable failure) {
        state = State.OVER;
        error = failure;
        subscription = null;
    }

    private CompletableFuture<Void> takeArrival() {
        CompletableFuture<Void> taken = arrival;
        arrival = null;
        return taken;
    }

    /** Not with the monitor: whoever waits may run at once. */
    private static void tell(CompletableFuture<Void> arrived) {
        if (arrived != null) {
            arrived.complete(null);
        }
    }

    /** Done when there is something to look at; asks for more if there is room for it. On the loop's thread. */
    CompletableFuture<Void> arrival() {
        Flow.Subscription asked;
        int room = 0;
        synchronized (this) {
            asked = subscription;
            if (asked != null && due + items.size() <= prefetch / 4) {
                room = prefetch - due - items.size();
                due += room;
            }
        }
        if (room > 0) {
            asked.request(room);
        }
        synchronized (this) {
            if (!items.isEmpty() || state == State.OVER) {
                return NOW;
            }
            EventLoop loop = EventLoop.running();
            arrival = subscription instanceof TaskSubscription<?> own && own.isOn(loop)
                    ? Demand.stageOf(loop)
                    : new CompletableFuture<>(); // while it is awaited, virtual time stands still
            return arrival;
        }
    }

    /** The next item, or null. */
    synchronized T poll() {
        return items.poll();
    }

    /** Whether the items are complete; throws what ended them otherwise. */
    synchronized boolean isOver() {
        if (error != null) {
            throw ItemSubscriber.<RuntimeException>unchecked(error);
        }
        return state == State.OVER;
    }

    /** Exceptions leave the iteration as themselves. */
    @SuppressWarnings("unchecked") // E is RuntimeException to the caller, and nothing at run time
    private static <E extends Throwable> E unchecked(Throwable error) throws E {
        throw (E) error;
    }

    /** The iteration has ended: nothing more is wanted. */
    void leave() {
        Flow.Subscription left;
        synchronized (this) {
            left = subscription;
            state = State.LEFT;
            subscription = null;
            items.clear();
        }
        if (left != null) {
            left.cancel();
        }
    }
}
