// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Says which line blocks a loop, while it blocks it. One daemon thread looks at every loop that runs, a few times in the time
 * that a turn may take; a loop does nothing for that but count its turns.
 */
final class Watchdog {

    /** System property: for how many milliseconds a turn may go on before it is reported; 0 turns this off. */
    private static final String LIMIT = "weft.blocked";

    private static final long LIMIT_MILLIS = Long.getLong(LIMIT, 1000);

    /** How often a turn is looked at before it is too long. */
    private static final int LOOKS = 4;

    private static final long SHORTEST_PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final double NANOS_PER_SECOND = 1e9;

    private static final Map<SelectorEventLoop, Watchdog> WATCHED = new ConcurrentHashMap<>();

    /** Looks at the loops while there are any; null while it does not run. Guarded by this class. */
    private static Thread thread;

    private final SelectorEventLoop loop;
    private final Thread loopThread = Thread.currentThread();
    private final long limitNanos;

    /** The turn that was seen last, and when it was seen first. */
    private long turn;

    private long since = System.nanoTime();

    /** What runs in that turn, null for a callback, and when it was seen first. */
    private Task<?> task;

    private long taskSince = since;

    /** For how long the turn must have gone on to be reported (again), in nanoseconds. */
    private long reportAt;

    private Watchdog(SelectorEventLoop loop, long limitNanos) {
        this.loop = loop;
        this.limitNanos = limitNanos;
        this.reportAt = limitNanos;
    }

    /** Watches a loop that begins to run on this thread. */
    static void watch(SelectorEventLoop loop) {
        long limit = loop.debug == null
                ? TimeUnit.MILLISECONDS.toNanos(LIMIT_MILLIS)
                : Durations.nanos(loop.slowCallbackDuration());
        if (LIMIT_MILLIS <= 0 || limit <= 0 || Boolean.getBoolean(TaskThreads.DEBUGGER)) {
            return;
        }
        WATCHED.put(loop, new Watchdog(loop, limit));
        synchronized (Watchdog.class) {
            if (thread == null) {
                thread = Threads.daemon(Watchdog::lookAfterAll, "weft-watchdog");
                thread.start();
            } else {
                LockSupport.unpark(thread); // its pause may be longer than this loop's limit
            }
        }
    }

    /** The loop has ended its run. */
    static void forget(SelectorEventLoop loop) {
        WATCHED.remove(loop);
    }

    private static void lookAfterAll() {
        while (true) {
            long pause = Duration.ofMinutes(1).toNanos();
            for (Watchdog watchdog : WATCHED.values()) {
                watchdog.lookWell();
                pause = Math.min(pause, Math.max(SHORTEST_PAUSE_NANOS, watchdog.limitNanos / LOOKS));
            }
            synchronized (Watchdog.class) {
                if (WATCHED.isEmpty()) {
                    thread = null;
                    return;
                }
            }
            LockSupport.parkNanos(pause);
        }
    }

    /** A look at a loop that goes on meanwhile may see what is half there: then there is another one. */
    private void lookWell() {
        try {
            look();
        } catch (RuntimeException | Error e) {
            if (seenAgain()) {
                Log.warn("The watchdog of the loop of thread " + loopThread.getName() + " failed", e);
            }
        }
    }

    private void look() {
        long now = System.nanoTime();
        long seen = loop.turn();
        if (seen != turn || loop.isWaiting()) {
            if (reportAt > limitNanos) {
                Log.warn(String.format(Locale.ROOT, "The loop of thread %s goes on", loopThread.getName()), null);
            }
            turn = seen;
            since = now;
            reportAt = limitNanos;
            sees(loop.current, now);
            return;
        }
        if (loop.current != task) {
            sees(loop.current, now);
        }
        if (now - since >= reportAt) {
            report(now - since, now - taskSince >= limitNanos / 2);
        }
    }

    private void sees(Task<?> running, long now) {
        task = running;
        taskSince = now;
    }

    /** Tells of a turn; {@code held}: all the while, as far as was seen, the same task ran. */
    private void report(long nanos, boolean held) {
        Task<?> now = loop.current;
        Frame resumed = now == null ? null : now.resumed(0); // null where it has ended, too
        StackTraceElement[] stack = loopThread.getStackTrace();
        List<StackTraceElement> lines =
                resumed == null ? StackTraces.callback(stack) : StackTraces.running(stack, 0, resumed);
        if (!seenAgain() || loop.current != now) {
            return; // the stack may be another's
        }
        reportAt = 2 * nanos;
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                held
                        ? "The loop of thread %s has been blocked for %.1f s%s; use toThread for a call that blocks, and"
                                + " yieldNow() in a long computation"
                        : "A turn of the loop of thread %s has taken %.1f s so far%s; many tasks are ready at once",
                loopThread.getName(),
                nanos / NANOS_PER_SECOND,
                resumed == null ? "" : (held ? " by task " : ", it has come to task ") + now.name()));
        for (StackTraceElement line : StackTraces.asThrown(lines)) {
            text.append(System.lineSeparator()).append("\tat ").append(line);
        }
        Log.warn(text.toString(), null);
    }

    /** Whether the turn that was seen last goes on. */
    private boolean seenAgain() {
        return loop.turn() == turn && !loop.isWaiting();
    }
}
