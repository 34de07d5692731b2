// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Driver;
import dev.weft.frame.Frame;
import dev.weft.frame.FrameType;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * The driver: resumes the innermost frame of a chain and carries values and errors outward. One for each loop, and one for
 * each coroutine driven by hand.
 */
class Stepper extends Driver {

    static final int CREATED = 0;
    static final int RUNNING = -1;
    static final int CLOSED = -2;

    /**
     * How many coroutines may run nested in each other on the thread's stack. A deeper one is started from {@link #outward}
     * after its awaiters have suspended, so that no chain overflows the stack.
     */
    static final int MAX_NESTED = 128;

    /** What a segment answers that ended with an error. */
    private static final Object THREW = new Object();

    /** The loop whose tasks it steps; null when it drives by hand. */
    final EventLoop loop;

    /** What the chain suspended with: a future, null for a bare turn, or a value for who drives by hand. */
    private Object yielded;

    /** The frame that suspended. */
    private Frame innermost;

    /** A frame to start, or to resume, once those that await it have suspended; null for none. */
    private Frame pending;

    /** An error to resume {@link #pending} with; null for none. */
    private Throwable pendingError;

    /** The frame that {@link #outward} has resumed; null while the frame that {@link #drive} was given runs. */
    private Frame reached;

    /** How many coroutines may run nested in the frame that is resumed. */
    private final int maxNested;

    /** How many coroutines run nested in the frame that was resumed. */
    private int nested;

    /** The error that was last given its logical stack trace, so that it isn't looked at again at every await. */
    private Throwable traced;

    /** The error that ended a segment, until it is thrown into the awaiter. */
    private Throwable raised;

    Stepper(EventLoop loop) {
        this(loop, 0);
    }

    /** A stepper that runs on top of others, which have nested {@code depth} coroutines on the thread's stack. */
    Stepper(EventLoop loop, int depth) {
        this.loop = loop;
        this.maxNested = MAX_NESTED - depth;
    }

    /**
     * Runs a chain, from its innermost frame, until it suspends or its outermost frame ends.
     *
     * @return the outermost frame's result, or {@link #SUSPENDED}
     */
    Object drive(Frame frame, Object value, Throwable error) {
        Object result = segment(frame, value, error);
        return result == SUSPENDED && pending == null ? SUSPENDED : outward(frame, result);
    }

    /** Throws into one suspended frame, and hands what it ends with to nobody but the caller of this method, {@code driver}. */
    Object driveAlone(Frame frame, Throwable error, ByHand driver) {
        link(frame, driver);
        Object result = segment(frame, null, error);
        return result == SUSPENDED && pending == null ? SUSPENDED : outward(frame, result);
    }

    /** Carries what {@code frame} ended with to its awaiter, and so on: a loop, not recursion. */
    private Object outward(Frame frame, Object ended) {
        Frame f = frame;
        Object result = ended;
        while (true) {
            Throwable error = null;
            if (result == SUSPENDED) {
                f = pending;
                pending = null;
                result = null;
                error = pendingError;
                pendingError = null;
            } else {
                if (result == THREW) {
                    error = raised;
                    raised = null;
                    result = null;
                }
                Frame caller = caller(f);
                finish(f);
                f = isOutermost(caller) ? null : caller;
            }
            reached = f;
            if (f != null) {
                result = segment(f, result, error);
            } else if (error != null) {
                throw Errors.unchecked(error);
            } else {
                return result;
            }
            if (result == SUSPENDED && pending == null) {
                reached = null;
                return SUSPENDED;
            }
        }
    }

    /** Runs what one resume of {@code frame} puts on the thread's stack; answers {@link #THREW} for {@link #raised}. */
    Object segment(Frame frame, Object value, Throwable error) {
        try {
            if (error != null && state(frame) <= CREATED) {
                throw error;
            }
            return resume(frame, value, error);
        } catch (Throwable t) {
            raised = crossing(t, frame, caller(frame));
            return THREW;
        }
    }

    /** The frame that suspended last. */
    Frame innermost() {
        return innermost;
    }

    /** What the chain suspended with. */
    Object yielded() {
        return yielded;
    }

    /** What the chain suspended with; it is not kept alive any longer. The chain may be: it is what this stepper is for. */
    Object takeYielded() {
        Object taken = yielded;
        yielded = null;
        return taken;
    }

    /** Drops what the last step left here, so that an idle loop keeps nothing alive. */
    void forget() {
        innermost = null;
        yielded = null;
        traced = null;
    }

    /** The lines of a suspended task, innermost first. */
    List<StackTraceElement> stackOf(Task<?> task, Frame suspended) {
        return StackTraces.suspended(suspended);
    }

    /** Lets go of what it holds for tasks that are not done. */
    void close() {}

    /** What steps the current task: this, unless tasks have threads. */
    Stepper running() {
        return this;
    }

    /** How many coroutines are nested on the thread's stack while a frame runs. */
    int depth() {
        return MAX_NESTED - maxNested + nested + 1;
    }

    /** The frame that was resumed last, if it is not the one that {@link #drive} was given; else null. */
    Frame reached() {
        return reached;
    }

    @Override
    protected Object awaitOn(Object awaited, Frame frame) {
        return awaited == YieldNow.INSTANCE ? suspendWith(null, frame) : awaitValue(awaited, frame);
    }

    private Object awaitValue(Object awaited, Frame frame) {
        if (awaited instanceof Coroutine<?> coroutine) {
            return start(coroutine, frame);
        } else if (awaited instanceof Future<?> future) {
            return awaitFuture(future, frame);
        } else if (awaited instanceof Awaitable<?> own) {
            return start(coroutineOf(own), frame);
        } else if (awaited instanceof CompletionStage<?> stage) {
            return Stages.await(stage, this, frame);
        }
        throw new NullPointerException(
                type(frame) + " awaits null; an @Async method ends with `return done(x)` or `return done()`");
    }

    /** The value of a future that is done, or a suspension until it is. */
    Object awaitFuture(Future<?> future, Frame frame) {
        if (!future.isDone()) {
            return suspendWith(future, frame);
        }
        Throwable error = future.errorToThrow();
        if (error != null) {
            throw Errors.unchecked(error);
        }
        return future.value();
    }

    /** Suspends {@code frame} and all that await it. */
    Object suspendWith(Object value, Frame frame) {
        // A store of a reference costs more than a comparison: collectors track it.
        if (yielded != value) {
            yielded = value;
        }
        if (innermost != frame) {
            innermost = frame;
        }
        return SUSPENDED;
    }

    /** Starts a coroutine, or a generator that another delegates to, by calling it. */
    private Object start(Frame frame, Frame awaiter) {
        claim(frame);
        link(frame, awaiter);
        if (nested >= maxNested) {
            pending = frame;
            return SUSPENDED;
        }
        return nest(frame, null, null);
    }

    /** Runs a frame, linked to its awaiter, on top of that one's stack. */
    Object nest(Frame frame, Object value, Throwable error) {
        nested++;
        Object result;
        try {
            result = resume(frame, value, error);
        } catch (Throwable t) {
            Throwable crossing = crossing(t, frame, awaiterOfSegment(frame));
            finish(frame);
            nested--;
            throw Errors.unchecked(crossing);
        }
        nested--;
        if (result != SUSPENDED) {
            finish(frame);
        }
        return result;
    }

    @Override
    protected Object yieldOn(Object value, Frame frame) {
        if (caller(frame) instanceof AsyncStep<?> step) {
            step.arrived(value);
            pending = step;
            return SUSPENDED;
        }
        return suspendWith(value, frame);
    }

    @Override
    protected Object yieldFromOn(Object generator, Frame frame) {
        if (!(generator instanceof Generator<?, ?, ?> delegate)) {
            throw new NullPointerException(
                    type(frame) + " yields from null; a Generator ends with `return end(x)` or `return end()`");
        }
        return switch (state(delegate)) {
            case CREATED -> start(delegate, frame);
            case CLOSED -> null;
            default -> {
                GeneratorDriver driver = GeneratorDriver.of(delegate);
                pendingError = driver.handOver();
                pending = driver.innermost();
                link(delegate, frame);
                yield SUSPENDED;
            }
        };
    }

    /** The item that a step was to be resumed with has reached it by itself. */
    void reachedDirectly(AsyncStep<?> step) {
        if (pending == step) {
            pending = null;
        }
    }

    private static Coroutine<?> coroutineOf(Awaitable<?> own) {
        Coroutine<?> coroutine = own.toCoroutine();
        if (coroutine == null) {
            throw new NullPointerException(own.getClass().getName() + ".toCoroutine() answered null");
        }
        return coroutine;
    }

    /** An error on its way out of {@code frame}: its trace made logical; one that would end an iteration, wrapped. */
    private Throwable crossing(Throwable error, Frame frame, Frame suspendedAwaiter) {
        Throwable crossing = error;
        if (error instanceof StopIteration || error instanceof StopAsyncIteration && isAsyncGenerator(frame)) {
            crossing = new IllegalStateException(
                    kindOf(frame) + " raised " + error.getClass().getSimpleName(), error);
        }
        if (crossing != traced) {
            traced = crossing;
            StackTraces.makeLogical(crossing, suspendedAwaiter, loop == null);
        }
        return crossing;
    }

    /** The awaiter of the frame that was resumed, seen from one that runs nested in it. */
    private Frame awaiterOfSegment(Frame running) {
        Frame f = running;
        for (int i = 0; i < nested; i++) {
            f = caller(f);
        }
        return caller(f);
    }

    private static boolean isOutermost(Frame caller) {
        return caller == null || caller instanceof ByHand;
    }

    /** What is wrong with starting, or resuming, a frame that has ended. */
    static IllegalStateException reused(Frame frame) {
        return new IllegalStateException(
                frame instanceof AsyncStep<?> step ? step.reused() : "cannot reuse already awaited coroutine");
    }

    /**
     * Takes a frame to start it.
     *
     * @throws IllegalStateException if it has been started before
     */
    static void claim(Frame frame) {
        int state = state(frame);
        if (state == CLOSED) {
            throw reused(frame);
        } else if (state == RUNNING || state != CREATED && ByHand.isExecuting(frame)) {
            throw new IllegalStateException(kindOf(frame) + " already executing");
        } else if (state != CREATED) {
            throw new IllegalStateException("coroutine is being awaited already");
        }
        unmark(frame);
    }

    /** What a frame is called in messages. */
    static String kindOf(Frame frame) {
        return frame instanceof Generator ? "generator" : isAsyncGenerator(frame) ? "async generator" : "coroutine";
    }

    /** Whether it is the body of an asynchronous generator: the only frames that are nothing but frames. */
    private static boolean isAsyncGenerator(Frame frame) {
        return !(frame instanceof Coroutine || frame instanceof Generator);
    }

    /** Puts a marker where the caller of {@code frame} will stand. */
    static void mark(Frame frame, Frame marker) {
        link(frame, marker);
    }

    /** Removes the marker of a frame that is about to start or to be closed. */
    static void unmark(Frame frame) {
        if (caller(frame) instanceof Unawaited.Mark mark) {
            mark.started();
            link(frame, null);
        }
    }

    static int stateOf(Frame frame) {
        return state(frame);
    }

    static Frame callerOf(Frame frame) {
        return caller(frame);
    }

    static FrameType typeOf(Frame frame) {
        return type(frame);
    }

    /** Ends a frame that will not run (again). */
    static void discard(Frame frame) {
        unmark(frame);
        finish(frame);
    }
}
