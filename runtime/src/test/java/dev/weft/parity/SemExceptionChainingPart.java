// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code sem-exception-chaining-part.py}. */
final class SemExceptionChainingPart extends Program {

    @Async
    Coroutine<Void> low() {
        await(yieldNow());
        throw new KeyError("low");
    }

    @Async
    Coroutine<Void> mid() {
        try {
            await(low());
        } catch (KeyError e) {
            throw new IllegalArgumentException("mid", e);
        }
        return done();
    }

    @Async
    Coroutine<Void> high() {
        try {
            await(mid());
        } finally {
            try {
                throw new IOException("in finally, handled");
            } catch (IOException e) {
                // handled
            }
        }
        return done();
    }

    /** Outermost first, as a Python traceback stands; only this program's own. */
    private static List<String> frames(Throwable e) {
        List<String> frames = new ArrayList<>();
        for (StackTraceElement frame : e.getStackTrace()) {
            if (frame.getClassName().equals(SemExceptionChainingPart.class.getName())
                    && !frame.getMethodName().equals("script")) {
                frames.add(0, frame.getMethodName());
            }
        }
        return frames;
    }

    @Async
    Coroutine<Void> main() {
        try {
            await(high());
        } catch (IllegalArgumentException e) {
            print(e, "| cause", repr(e.getCause()));
            print("frames", frames(e));
        }
        Task<Void> t = createTask(mid());
        List<Throwable> seen = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try {
                await(t);
            } catch (IllegalArgumentException e) {
                seen.add(e);
            }
        }
        print("same object", seen.get(0) == seen.get(1) && seen.get(1) == t.exception());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
