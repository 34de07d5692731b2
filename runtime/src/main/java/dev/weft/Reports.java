// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Tells of errors that nobody can catch: a loop's exception handler, and what is handed to it. */
final class Reports {

    private final EventLoop loop;

    /** Failures that nobody has taken yet. */
    private final Set<Failure> unretrieved = new LinkedHashSet<>();

    /** Null for the default, which logs. */
    private Consumer<Map<String, Object>> handler;

    Reports(EventLoop loop) {
        this.loop = loop;
    }

    void handler(Consumer<Map<String, Object>> told) {
        handler = told;
    }

    Consumer<Map<String, Object>> handler() {
        return handler;
    }

    /** Tells the handler; logs what the handler itself throws. */
    void tell(Map<String, Object> context) {
        if (handler == null) {
            log(context);
            return;
        }
        try {
            handler.accept(ExceptionContext.of(context));
        } catch (Throwable error) {
            Log.error("Unhandled error in exception handler", error);
            log(context);
        }
    }

    static void log(Map<String, Object> context) {
        ExceptionContext told = ExceptionContext.of(context);
        Log.error(told.describe(), told.exception());
    }

    /** The text of something of the program's, also where its {@code toString} throws. */
    static String text(Object object) {
        try {
            return String.valueOf(object);
        } catch (RuntimeException | Error e) {
            return object.getClass().getName() + ", whose toString throws "
                    + e.getClass().getName();
        }
    }

    /** A future has failed, and until somebody takes the error it is to be reported in the end. */
    void add(Failure failure) {
        unretrieved.add(failure);
    }

    void remove(Failure failure) {
        unretrieved.remove(failure);
    }

    /** A callback threw. */
    void callbackFailed(Throwable error, Handle handle) {
        tell(ExceptionContext.saying("Exception in callback " + handle)
                .withException(error)
                .with("handle", handle)
                .with("source_traceback", loop.madeAt(handle)));
    }

    /** What is left when the loop closes: each thing once. */
    void leftovers() {
        for (Task<?> task : loop.tasks.snapshot()) {
            tell(ExceptionContext.saying("Task was destroyed but it is pending!")
                    .with("task", task)
                    .with("source_traceback", loop.madeAt(task)));
        }
        List.copyOf(unretrieved).forEach(Failure::report);
    }
}
