// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;

/**
 * What a program holds of an asynchronous generator. The {@link AsyncBody} behind it does not refer back, so that the loop,
 * which holds the body, learns when the program has dropped the generator.
 */
final class WovenAsyncGenerator<Y, S> extends AsyncGenerator<Y, S> {

    private final AsyncBody body;

    WovenAsyncGenerator(Frame frame) {
        body = new AsyncBody(frame);
    }

    @Override
    public Awaitable<Y> asend(S value) {
        return AsyncStep.send(body, this, value);
    }

    @Override
    public Awaitable<Y> athrow(Throwable error) {
        return AsyncStep.throwing(body, this, error);
    }

    @Override
    public Awaitable<Void> aclose() {
        return AsyncStep.close(body, this);
    }

    /** The next item, or {@link dev.weft.frame.AsyncItems#END}. */
    Coroutine<Object> nextOrEnd() {
        return AsyncStep.nextOrEnd(body, this);
    }

    /** Whether it is what {@link AsyncGenerator#end} has made. */
    boolean isEnd() {
        return body.frame instanceof Done;
    }

    /** Whether it is a call of a method of that name which has not begun to run. */
    boolean isNewCallOf(String method) {
        return body.isCreated() && Stepper.typeOf(body.frame).methodName().equals(method);
    }

    @Override
    public String toString() {
        return body.toString();
    }
}
