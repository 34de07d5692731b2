// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.function.Function;

/**
 * The results of several awaitables, in argument order.
 *
 * @param <R> what stands in the list for each
 */
final class Gathering<R> extends Future<List<R>> {

    /** One for each distinct argument, in order. */
    private final List<Future<?>> children;

    /** The child of each argument. */
    private final List<Future<?>> inOrder;

    private final Function<Future<?>, R> result;

    /** Whether the first error is passed on, rather than becoming one of the results. */
    private final boolean failing;

    private int finished;

    /** What its children were cancelled for; null if they were not. */
    private Cancellation request;

    /** Whether the children are being cancelled, one of which may wait for this gathering. */
    private boolean cancelling;

    private Gathering(
            EventLoop loop,
            List<Future<?>> inOrder,
            List<Future<?>> children,
            Function<Future<?>, R> result,
            boolean failing) {
        super(loop);
        this.inOrder = inOrder;
        this.children = children;
        this.result = result;
        this.failing = failing;
    }

    /** Results as values; the first error ends it, and the others run on. */
    @SuppressWarnings("unchecked")
    static <T> Future<List<T>> ofValues(Collection<? extends Awaitable<? extends T>> awaitables) {
        return gather(EventLoop.running(), awaitables, child -> (T) child.value(), true);
    }

    /** Results as outcomes; no error ends it. */
    @SuppressWarnings("unchecked")
    static <T> Future<List<Outcome<T>>> ofOutcomes(
            EventLoop loop, Collection<? extends Awaitable<? extends T>> awaitables) {
        return gather(loop, awaitables, child -> outcomeOf((Future<T>) child), false);
    }

    private static <R> Future<List<R>> gather(
            EventLoop loop,
            Collection<? extends Awaitable<?>> awaitables,
            Function<Future<?>, R> result,
            boolean failing) {
        IdentityHashMap<Awaitable<?>, Future<?>> distinct = new IdentityHashMap<>();
        List<Future<?>> inOrder = new ArrayList<>(awaitables.size());
        List<Future<?>> children = new ArrayList<>(awaitables.size());
        for (Awaitable<?> awaitable : awaitables) {
            Future<?> child = distinct.get(awaitable);
            if (child == null) {
                child = Futures.ensure(loop, awaitable);
                distinct.put(awaitable, child);
                children.add(child);
            }
            inOrder.add(child);
        }
        Gathering<R> gathering = new Gathering<>(loop, inOrder, children, result, failing);
        gathering.watch();
        return gathering;
    }

    /** Futures that are done already are counted at once, so that a gathering of such is done when it is returned. */
    private void watch() {
        for (Future<?> child : children) {
            if (child.isDone()) {
                finished(child);
            } else {
                child.addDoneCallback(this::finished);
            }
        }
        if (children.isEmpty()) {
            setResult(new ArrayList<>());
        }
    }

    private void finished(Future<?> child) {
        finished++;
        if (isDone()) {
            child.errorToThrow();
        } else if (failing && child.isCancelled()) {
            fail(child.errorToThrow());
        } else if (failing && child.errorToThrow() != null) {
            fail(child.errorToThrow());
        } else if (finished == children.size()) {
            finish(child);
        }
    }

    @Override
    int turnsLeft(int depth) {
        if (isDone() || depth == 0 || request != null) {
            return super.turnsLeft(depth);
        }
        int most = 0;
        for (Future<?> child : children) {
            int turns = child.isCancelled() && !failing ? 0 : child.turnsLeft(depth - 1);
            if (turns < 0) {
                return -1;
            }
            most = Math.max(most, turns);
        }
        return oneMore(most);
    }

    @Override
    Collection<? extends Future<?>> behind() {
        return children;
    }

    private void finish(Future<?> last) {
        List<R> results = new ArrayList<>(inOrder.size()); // made in any case: it takes the errors among them
        for (Future<?> child : inOrder) {
            results.add(result.apply(child));
        }
        if (request != null) {
            fail(last.isCancelled() ? last.errorToThrow() : request.error());
        } else {
            setResult(results);
        }
    }

    /** Cancels the children; it is done itself once they are. */
    @Override
    boolean cancelFor(Cancellation why) {
        if (isDone()) {
            return false;
        } else if (cancelling) { // they wait for each other, for ever
            fail(why.error());
            return true;
        }
        cancelling = true;
        boolean any = false;
        for (Future<?> child : inOrder) { // one that was given twice is asked twice, as in asyncio
            any |= child.cancelFor(why);
        }
        cancelling = false;
        if (any && request == null) {
            request = why;
        }
        return any;
    }

    private static <T> Outcome<T> outcomeOf(Future<T> child) {
        Throwable error = child.errorToThrow();
        if (child.isCancelled()) {
            return new Outcome.Cancelled<>((CancelledError) error);
        }
        return error == null ? new Outcome.Success<>(child.value()) : new Outcome.Failure<>(error);
    }
}
