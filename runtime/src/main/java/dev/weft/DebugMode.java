// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Ready;
import dev.weft.internal.loop.Watch;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/**
 * What a loop in debug mode knows and says beyond others: where tasks and callbacks were made, which of them held the loop up,
 * and which task swallowed a cancellation.
 */
final class DebugMode extends Watch {

    /** System property that turns it on for every loop; the agent's option {@code debug=true} sets it. */
    private static final String PROPERTY = "weft.debug";

    /** Environment variable that turns it on for every loop, unless it is empty. */
    private static final String VARIABLE = "WEFT_DEBUG";

    private static final double NANOS_PER_SECOND = 1e9;

    private final EventLoop loop;

    /** Where tasks and callbacks were made. Other threads add theirs. */
    private final Map<Object, Throwable> made = Collections.synchronizedMap(new WeakHashMap<>());

    /** The coroutines made on the loop that have not been awaited. Other threads may take theirs. */
    final Set<Unawaited> unawaited = Collections.synchronizedSet(new LinkedHashSet<>());

    /** Where the last cancellation that reached each task was thrown last. */
    private final Map<Task<?>, StackTraceElement> cancelled = new WeakHashMap<>();

    DebugMode(EventLoop loop) {
        this.loop = loop;
    }

    /** Whether loops are in debug mode if nobody says otherwise. */
    static boolean isDefault() {
        String variable = System.getenv(VARIABLE);
        return Boolean.getBoolean(PROPERTY) || variable != null && !variable.isEmpty();
    }

    /** Reports the coroutines that will not be awaited any more: the loop closes. */
    void reportUnawaited() {
        List.copyOf(unawaited).forEach(Unawaited::report);
    }

    /** Notes who makes a task or callback. */
    void made(Object object) {
        made.put(object, new Throwable());
    }

    /** Where a task or callback was made, innermost first; null if that is not known. */
    List<StackTraceElement> madeAt(Object object) {
        Throwable where = made.get(object);
        return where == null ? null : StackTraces.making(where);
    }

    @Override
    public void run(Ready ready) {
        if (!(ready instanceof Task<?>) && (!(ready instanceof Handle handle) || handle.isCancelled())) {
            proceed(ready); // runs nothing of the program's
            return;
        }
        String before = ready instanceof Task<?> ? null : ready.toString(); // a callback may be cancelled as it runs
        long start = System.nanoTime();
        proceed(ready);
        long took = System.nanoTime() - start;
        if (took >= Durations.nanos(loop.slowCallbackDuration())) {
            loop.enterCallback(null); // so that the task counts as suspended, and shows where
            Log.warn(
                    String.format(
                            Locale.ROOT,
                            "Executing %s took %.3f seconds",
                            before == null ? ready : before,
                            took / NANOS_PER_SECOND),
                    null);
        }
    }

    /**
     * A cancellation is thrown into a frame of the task that runs, and if nobody asked for one, it is that of something else
     * it awaits. The last frame told of is the one that kept it.
     */
    void thrownInto(StackTraceElement await) {
        Task<?> task = loop.current;
        if (task != null && task.cancelling() > 0) {
            cancelled.put(task, await);
        }
    }

    /** A task ended without an error; it has taken a cancellation for its own if one reached it that was not taken back. */
    void endedWell(Task<?> task) {
        StackTraceElement await = cancelled.remove(task);
        if (await != null && task.cancelling() > 0) {
            Log.warn(
                    "Task " + task.name() + " swallowed a cancellation: it reached the await at " + await
                            + " and went no further. Let a CancelledError go on when the cleaning up is done, or call"
                            + " Task.uncancel().",
                    null);
        }
    }
}
