// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.AsyncItems;
import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Runs an asynchronous generator from one yield to the next: what {@code asend}, {@code athrow} and {@code aclose} answer. It
 * stands between the consumer's frame and the generator's; what the generator awaits passes it, what it yields ends it.
 */
final class AsyncStep<T> extends Coroutine<T> {

    /** Why the generator is run; with the names that CPython has for it. */
    private enum Purpose {
        NEXT("anext", "__anext__()/asend()"),
        LOOP("anext", "__anext__()/asend()"),
        THROW("athrow", "aclose()/athrow()"),
        CLOSE("aclose", "aclose()/athrow()");

        final String call;
        final String family;

        Purpose(String call, String family) {
            this.call = call;
            this.family = family;
        }
    }

    private static final Map<Purpose, FrameType> TYPES = Arrays.stream(Purpose.values())
            .collect(Collectors.toMap(
                    purpose -> purpose,
                    purpose -> new FrameType("dev.weft.AsyncGenerator", purpose.call, "AsyncGenerator.java", "")));

    /** What {@link #begin} answers when there is nothing to run and the result is null. */
    private static final Object NOTHING = new Object();

    private final Purpose purpose;
    private final AsyncBody body;

    /** Keeps what the program holds reachable while the generator runs. */
    private final Object generator;

    private Object sent;
    private Throwable thrown;

    /** What the generator has yielded, once {@link #arrived}. */
    private Object item;

    private boolean arrived;

    private AsyncStep(Purpose purpose, AsyncBody body, Object generator, Object sent, Throwable thrown) {
        this.purpose = purpose;
        this.body = body;
        this.generator = generator;
        this.sent = sent;
        this.thrown = thrown;
    }

    static <Y> AsyncStep<Y> send(AsyncBody body, Object generator, Object value) {
        return new AsyncStep<>(Purpose.NEXT, body, generator, value, null);
    }

    /** Ends with {@link AsyncItems#END} where {@link #send} throws {@link StopAsyncIteration}. */
    static AsyncStep<Object> nextOrEnd(AsyncBody body, Object generator) {
        return new AsyncStep<>(Purpose.LOOP, body, generator, null, null);
    }

    static <Y> AsyncStep<Y> throwing(AsyncBody body, Object generator, Throwable error) {
        return new AsyncStep<>(Purpose.THROW, body, generator, null, error);
    }

    static AsyncStep<Void> close(AsyncBody body, Object generator) {
        return new AsyncStep<>(Purpose.CLOSE, body, generator, null, new GeneratorExit());
    }

    /** The generator has yielded. */
    void arrived(Object value) {
        item = value;
        arrived = true;
    }

    /** What is wrong with awaiting it twice. */
    String reused() {
        return "cannot reuse already awaited " + purpose.family;
    }

    @Override
    protected Object resume(Driver driver) {
        int point = Driver.enter(this);
        Object ended;
        if (point == 0) {
            ended = begin((Stepper) driver);
        } else if (arrived) {
            ended = Driver.SUSPENDED;
        } else {
            ended = goOn(driver);
        }
        if (arrived) {
            ((Stepper) driver).reachedDirectly(this);
            return yielded();
        }
        return ended == Driver.SUSPENDED ? Driver.suspend(this, 1) : ended == NOTHING ? null : ended;
    }

    /** Starts the generator, or resumes it at its yield. */
    private Object begin(Stepper stepper) {
        boolean isNext = purpose == Purpose.NEXT || purpose == Purpose.LOOP;
        if (!isNext && body.isEnded()) {
            return NOTHING;
        } else if (body.running) {
            throw new IllegalStateException(purpose.call + "(): asynchronous generator is already running");
        } else if (isNext && body.isEnded()) {
            return stop();
        } else if (!isNext && body.closing) {
            throw new StopAsyncIteration();
        } else if (body.isCreated() && sent != null) {
            throw new IllegalArgumentException("can't send non-None value to a just-started async generator");
        }
        Throwable error = thrown;
        Object value = sent;
        thrown = null;
        sent = null;
        if (error != null && body.isCreated()) {
            body.discard();
            return failed(error);
        }
        body.closing |= purpose == Purpose.CLOSE;
        body.stepped(generator);
        try {
            Stepper.mark(body.frame, this);
            return over(stepper.nest(body.frame, value, error));
        } catch (Throwable failure) {
            return failed(failure);
        }
    }

    /** What the generator waited for has woken it, and now it has ended. */
    private Object goOn(Driver driver) {
        try {
            return over(Driver.await(Driver.RESUMED, this, driver));
        } catch (Throwable failure) {
            return failed(failure);
        }
    }

    /** The generator stands at a yield. */
    private Object yielded() {
        Object value = item;
        item = null;
        body.stepEnded();
        Stepper.mark(body.frame, null);
        if (purpose == Purpose.CLOSE) {
            throw ByHand.ignored(body.frame);
        }
        return value;
    }

    /** The generator has returned, unless {@code result} says that it is suspended. */
    private Object over(Object result) {
        if (result == Driver.SUSPENDED) {
            return result;
        } else if (result instanceof WovenAsyncGenerator<?, ?> other && !other.isEnd()) {
            throw new IllegalStateException(Stepper.typeOf(body.frame)
                    + " returned another generator; an AsyncGenerator ends with `return end()`: yield the other's items in"
                    + " a for loop");
        }
        body.stepEnded();
        return purpose == Purpose.CLOSE ? NOTHING : stop();
    }

    private Object failed(Throwable error) {
        body.stepEnded();
        if (error instanceof StopAsyncIteration || error instanceof GeneratorExit) {
            body.closing = true;
            if (purpose == Purpose.CLOSE) {
                return NOTHING;
            }
        }
        throw Errors.unchecked(error);
    }

    private Object stop() {
        if (purpose == Purpose.LOOP) {
            return AsyncItems.END;
        }
        throw new StopAsyncIteration();
    }

    @Override
    protected FrameType type() {
        return TYPES.get(purpose);
    }
}
