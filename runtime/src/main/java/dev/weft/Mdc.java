// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Ready;
import dev.weft.internal.loop.Watch;
import java.util.Map;
import java.util.concurrent.Callable;
import org.slf4j.MDC;

/**
 * Keeps SLF4J's MDC, which belongs to threads, by task: in a context variable, from which it is put into the thread before a
 * task or callback runs, and to which it is taken back behind it.
 */
final class Mdc extends Watch {

    /** System property that turns it on for every loop. */
    private static final String PROPERTY = "weft.mdc";

    private static final ContextVar<Map<String, String>> SAVED = ContextVar.of("MDC", Map.of());

    private final Watch inner;

    /** What runs things is {@code inner}; null for nothing in between. */
    Mdc(Watch inner) {
        this.inner = inner;
    }

    static boolean isDefault() {
        return Boolean.getBoolean(PROPERTY);
    }

    /** A context for what is made now: {@code copy}, or a new one, with the MDC as it is in this thread. */
    static Context into(Context copy) {
        Map<String, String> now = ofThread();
        if (now.isEmpty() && (copy == null || copy.get(SAVED).isEmpty())) {
            return copy;
        }
        Context context = copy == null ? Context.empty() : copy;
        context.put(SAVED, now);
        return context;
    }

    /** Calls {@code body} in another thread, with the MDC of the context it runs in; none stays in the thread. */
    static <T> T call(Context context, Callable<T> body) throws Exception {
        Map<String, String> before = ofThread();
        put(context.get(SAVED));
        try {
            return context.call(body);
        } finally {
            put(before);
        }
    }

    /** As {@link #call}. */
    static void run(Context context, Runnable body) {
        Map<String, String> before = ofThread();
        put(context.get(SAVED));
        try {
            context.run(body);
        } finally {
            put(before);
        }
    }

    /** Has {@code task} take its first step inside what runs, whose MDC stays as it is. */
    static void start(Task<?> task, Stepper stepper) {
        Map<String, String> before = ofThread();
        put(savedIn(task.context));
        try {
            task.step(stepper);
        } finally {
            keep(task);
            put(before);
        }
    }

    @Override
    public void run(Ready ready) {
        Map<String, String> before = ofThread();
        put(savedIn(contextOf(ready)));
        if (inner == null) {
            proceed(ready);
        } else {
            inner.run(ready);
        }
        if (ready instanceof Task<?> task) {
            keep(task);
        }
        put(before);
    }

    private static Map<String, String> savedIn(Context context) {
        return context == null ? Map.of() : context.get(SAVED);
    }

    /** Takes the thread's MDC back into the task that has made it. */
    private static void keep(Task<?> task) {
        if (!task.isDone()) {
            task.context = into(task.context);
        }
    }

    private static Context contextOf(Ready ready) {
        if (ready instanceof Task<?> task) {
            return task.context;
        } else if (ready instanceof TimerCallback timer) {
            return timer.context();
        }
        return ready instanceof Callback callback ? callback.context() : null;
    }

    /** The MDC of this thread. */
    static Map<String, String> ofThread() {
        Map<String, String> map = MDC.getCopyOfContextMap();
        return map == null ? Map.of() : map;
    }

    /** Makes {@code map} the MDC of this thread. */
    static void put(Map<String, String> map) {
        if (map.isEmpty()) {
            MDC.clear();
        } else {
            MDC.setContextMap(map);
        }
    }
}
