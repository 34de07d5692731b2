// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runThreadsafe;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.StopAsyncIteration;
import dev.weft.Task;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Flow;

/**
 * A subscription that is served by a task of a loop. Once {@code onSubscribe} has returned, the subscriber is called in that
 * task alone: one call after the other, and never from within {@code request}.
 */
final class TaskSubscription<T> implements Flow.Subscription {

    /*
     * ACTIVE  -> CANCELLED   // cancel, or the subscriber has thrown: it hears no more
     * ACTIVE  -> REFUSED     // a request that is not above zero: it hears of that, and no more
     * ACTIVE  -> ENDED       // it hears of the end
     * REFUSED -> CANCELLED, ENDED
     */
    private enum State {
        ACTIVE,
        REFUSED,
        CANCELLED,
        ENDED
    }

    /** How many items are sent before other tasks get a turn, if none has to be waited for. */
    private static final int ITEMS_A_TURN = 64;

    private final AsyncIterable<? extends T> source;
    private final EventLoop loop;
    private final Demand demand;

    /** The task, while a cancellation may interrupt what it waits for; used on the loop's thread. */
    private Task<?> pulling;

    /** Null once it is to hear no more. As all that follows, guarded by this object's monitor; it is not called with it. */
    private Flow.Subscriber<? super T> subscriber;

    private State state = State.ACTIVE;

    /** What is wrong with the request that was refused. */
    private Throwable refusal;

    TaskSubscription(AsyncIterable<? extends T> source, Flow.Subscriber<? super T> subscriber, EventLoop loop) {
        this.source = source;
        this.subscriber = subscriber;
        this.loop = loop;
        this.demand = new Demand(loop);
    }

    /** Whether its task runs on {@code other}. */
    boolean isOn(EventLoop other) {
        return loop == other;
    }

    /** Greets the subscriber, in its thread, and starts the task. */
    void start() {
        Flow.Subscriber<? super T> greeted = subscriber;
        try {
            greeted.onSubscribe(this);
        } catch (Throwable thrown) {
            leave(State.CANCELLED);
            reportThrown("onSubscribe", thrown);
            return;
        }
        Coroutine<Void> publishing = publish();
        try {
            var unused = runThreadsafe(publishing, loop).whenComplete((nothing, error) -> {
                if (error != null) {
                    end(error); // the loop was closed, or the task cancelled before it began
                }
            });
        } catch (IllegalStateException closed) {
            publishing.close();
            end(closed);
        }
    }

    @Override
    public void request(long n) {
        if (n > 0) {
            demand.add(n);
        } else if (refuse(n)) {
            interrupt();
        }
    }

    private synchronized boolean refuse(long n) {
        if (state != State.ACTIVE) {
            return false;
        }
        state = State.REFUSED;
        refusal = new IllegalArgumentException(
                "request(" + n + "): at least one item has to be asked for (rule 3.9 of Reactive Streams)");
        return true;
    }

    @Override
    public void cancel() {
        if (leave(State.CANCELLED)) {
            interrupt();
        }
    }

    /** The subscriber is to hear no more; answers whether the task has still to be told. */
    private synchronized boolean leave(State to) {
        boolean active = state == State.ACTIVE;
        if (state != State.ENDED) {
            state = to;
            subscriber = null;
        }
        return active;
    }

    /** Ends the task's wait, once: a second cancellation would hit the clean-up. */
    private void interrupt() {
        try {
            loop.callSoonThreadsafe(() -> {
                if (pulling != null) {
                    pulling.cancel("the subscription was cancelled");
                }
            });
        } catch (IllegalStateException closed) {
            // and so the task is no more
        }
    }

    @Async
    private Coroutine<Void> publish() {
        try {
            await(sendAll());
        } catch (CancelledError cancelled) {
            CancellationException told = new CancellationException("the publishing task was cancelled");
            told.initCause(cancelled);
            end(told);
            throw cancelled;
        } catch (Throwable failure) {
            end(failure);
            return done();
        }
        end(null);
        return done();
    }

    @Async
    private Coroutine<Void> sendAll() throws Exception {
        AsyncIterator<? extends T> items = Objects.requireNonNull(
                source.asyncIterator(), () -> source.getClass().getName() + ".asyncIterator() answered null");
        pulling = currentTask();
        try {
            int sent = 0;
            while (isActive()) {
                if (demand.take()) {
                    send(await(items.next()));
                    if (++sent % ITEMS_A_TURN == 0) {
                        await(yieldNow());
                    }
                } else {
                    await(demand.some());
                }
            }
        } catch (StopAsyncIteration end) {
            // complete
        } finally {
            pulling = null;
            if (items instanceof AsyncCloseable closeable) {
                await(closeable.closeAsync());
            }
        }
        return done();
    }

    private synchronized boolean isActive() {
        return state == State.ACTIVE;
    }

    private void send(T item) {
        Flow.Subscriber<? super T> to;
        synchronized (this) {
            to = state == State.ACTIVE ? subscriber : null;
        }
        if (to == null) {
            return;
        }
        Objects.requireNonNull(item, "the source has yielded null, which a Flow.Subscriber can't be given");
        try {
            to.onNext(item);
        } catch (Throwable thrown) {
            leave(State.CANCELLED);
            reportThrown("onNext", thrown);
        }
    }

    /** Tells the subscriber of the end, or why its request was refused; nothing, if it is to hear no more. */
    private void end(Throwable failure) {
        Flow.Subscriber<? super T> told;
        Throwable error;
        boolean unheard;
        synchronized (this) {
            told = subscriber;
            error = state == State.REFUSED ? refusal : failure;
            unheard = state == State.REFUSED || state == State.CANCELLED;
            leave(State.ENDED);
        }
        if (unheard && failure != null && !(failure instanceof CancellationException)) {
            report("the source of a cancelled Flow.Subscription has failed", failure);
        }
        if (told == null) {
            return;
        }
        try {
            if (error == null) {
                told.onComplete();
            } else {
                told.onError(error);
            }
        } catch (Throwable thrown) {
            reportThrown(error == null ? "onComplete" : "onError", thrown);
        }
    }

    private void reportThrown(String method, Throwable thrown) {
        report("a Flow.Subscriber has thrown in " + method + "; it is told no more", thrown);
    }

    private void report(String message, Throwable error) {
        Map<String, Object> context = Map.of("message", message, "exception", error);
        try {
            loop.callSoonThreadsafe(() -> loop.callExceptionHandler(context));
        } catch (IllegalStateException closed) {
            loop.callExceptionHandler(context);
        }
    }
}
