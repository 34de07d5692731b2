// SPDX-License-Identifier: Apache-2.0
package dev.weft.frame;

import java.util.concurrent.CompletableFuture;

/** Whatever resumes frames. Woven code calls the static methods; the runtime implements {@link #awaitOn}. */
public abstract class Driver {

    /** What a body returns when it is suspended rather than finished. */
    public static final Object SUSPENDED = new Marker("SUSPENDED");

    /** What a resumed body awaits in place of the object it awaited first. */
    public static final Object RESUMED = new Marker("RESUMED");

    /** The value for the await that is resumed; null between resumptions. */
    protected Object sent;

    /** The error for the await that is resumed, in place of a value; null when there is none. */
    protected Throwable thrown;

    /** For the runtime's driver. */
    protected Driver() {}

    /** Marks the frame running and answers the point to continue at. */
    public static int enter(Frame frame) {
        int point = frame.state;
        frame.state = Frame.RUNNING;
        return point;
    }

    /** Marks the frame suspended at {@code point} and answers {@link #SUSPENDED}. */
    public static Object suspend(Frame frame, int point) {
        frame.state = point;
        return SUSPENDED;
    }

    /**
     * Awaits on behalf of {@code frame}.
     *
     * @return the awaited value, or {@link #SUSPENDED}: the body must save its locals and return
     */
    public static Object await(Object awaited, Frame frame, Driver driver) {
        if (awaited == RESUMED) {
            return driver.take();
        }
        return driver.awaitOn(awaited, frame);
    }

    /**
     * Yields {@code value} on behalf of a generator's frame.
     *
     * @return what was sent to the generator, or {@link #SUSPENDED}
     */
    public static Object yield(Object value, Frame frame, Driver driver) {
        return value == RESUMED ? driver.take() : driver.yieldOn(value, frame);
    }

    /**
     * Yields what another generator yields, on behalf of a generator's frame.
     *
     * @return what the other generator ended with, or {@link #SUSPENDED}
     */
    public static Object yieldFrom(Object generator, Frame frame, Driver driver) {
        return generator == RESUMED ? driver.take() : driver.yieldFromOn(generator, frame);
    }

    /** Throws what a scope answered when its block had ended normally; null for nothing. */
    public static void leave(Object answer) {
        if (answer != null) {
            throw Driver.<RuntimeException>unchecked((Throwable) answer);
        }
    }

    /** What leaves a block that can't end normally: what its scope answered, else the error that left the block. */
    public static Object answer(Object answer, Throwable primary) {
        return answer == null ? primary : answer;
    }

    /** Adds {@code primary} to the suppressed ones of {@code error}, which has replaced it. */
    public static void suppress(Throwable error, Throwable primary) {
        if (error != primary) {
            error.addSuppressed(primary);
        }
    }

    /** Starts a frame whose method promises a {@code CompletableFuture}. */
    public static CompletableFuture<Object> start(Frame frame) {
        return Host.installed.start(frame);
    }

    /** Refuses a state that the woven switch does not know: the frame was entered while it was running or closed. */
    public static IllegalStateException notResumable(Frame frame) {
        return new IllegalStateException(frame.type() + " was resumed while it was not suspended");
    }

    /** Awaits an object that is not {@link #RESUMED}. */
    protected abstract Object awaitOn(Object awaited, Frame frame);

    /** Yields a value that is not {@link #RESUMED}. */
    protected abstract Object yieldOn(Object value, Frame frame);

    /** Yields from a generator. */
    protected abstract Object yieldFromOn(Object generator, Frame frame);

    private Object take() {
        Throwable error = thrown;
        if (error != null) {
            thrown = null;
            throw Driver.<RuntimeException>unchecked(error);
        }
        Object value = sent;
        if (value != null) {
            sent = null;
        }
        return value;
    }

    /** The error as an unchecked one, so that any throwable can cross an await as itself. */
    @SuppressWarnings("unchecked")
    protected static <E extends Throwable> E unchecked(Throwable error) throws E {
        throw (E) error;
    }

    /** Runs the frame's body from its recorded point, where its await answers {@code value} or throws {@code error}. */
    protected final Object resume(Frame frame, Object value, Throwable error) {
        if (value != null) {
            sent = value;
        }
        if (error != null) {
            thrown = error;
        }
        return frame.resume(this);
    }

    /** Runs the body of a frame that has not started. */
    protected final Object first(Frame frame) {
        return frame.resume(this);
    }

    /** The frame's state: 0 created, -1 running, -2 closed, else its suspension point. */
    protected static int state(Frame frame) {
        return frame.state;
    }

    /** Marks the frame finished and cuts it from its awaiter. One that has not run drops its arguments. */
    protected static void finish(Frame frame) {
        if (frame.state == Frame.CREATED) {
            frame.clear();
        }
        frame.state = Frame.CLOSED;
        frame.caller = null;
    }

    /** The frame that awaits {@code frame}, or null. */
    protected static Frame caller(Frame frame) {
        return frame.caller;
    }

    /** Makes {@code caller} the frame that awaits {@code frame}. */
    protected static void link(Frame frame, Frame caller) {
        frame.caller = caller;
    }

    /** The method {@code frame} is a call of. */
    protected static FrameType type(Frame frame) {
        return frame.type();
    }

    private record Marker(String name) {
        @Override
        public String toString() {
            return name;
        }
    }
}
