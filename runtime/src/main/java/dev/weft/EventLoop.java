// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Ready;
import java.nio.channels.SelectableChannel;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Runs callbacks, timers and I/O readiness on one thread, and so the tasks that wait for them: asyncio's event loop.
 * Programs seldom need it; {@link Weft#run} makes one.
 *
 * <p>Not thread-safe; use from the loop's thread, except {@link #callSoonThreadsafe}.
 */
public abstract class EventLoop {

    private static final ThreadLocal<EventLoop> RUNNING = new ThreadLocal<>();

    /** Steps this loop's tasks. */
    final Stepper stepper;

    /** Null unless it is in debug mode. */
    final DebugMode debug;

    /** Whether tasks and callbacks keep SLF4J's MDC. */
    final boolean carriesMdc;

    /** Who is told of errors that nobody can catch. */
    final Reports reports = new Reports(this);

    /** Stages given to the outside that are not complete; they fail when the loop closes. */
    final Map<Object, PromisedStage<?>> promised = new ConcurrentHashMap<>();

    /** The task that was stepped last; null while a callback runs, and while the loop is idle or stopped. */
    Task<?> current;

    /** The innermost eager start that runs; null for none. */
    EagerStart eager;

    /** The context of the callback that runs; null if it is empty, or a task runs. */
    private Context callbackContext;

    /** The tasks that are not done, held so that none is lost to the garbage collector. */
    final TaskList tasks = new TaskList();

    /** The asynchronous generators that have begun and not ended. */
    final AsyncGenerators asyncGenerators = new AsyncGenerators(this);

    private Duration slowCallbackDuration = Duration.ofMillis(100);

    /** What libraries keep with this loop, in the order in which it was made. */
    private final Map<Class<?>, AutoCloseable> attachments = new LinkedHashMap<>();

    EventLoop(LoopOptions options) {
        debug = options.debug() ? new DebugMode(this) : null;
        carriesMdc = options.mdc();
        if (Boolean.getBoolean(TaskThreads.DEBUGGER)) {
            stepper = TaskThreads.forLoop(this);
        } else {
            stepper = debug == null ? new Stepper(this) : DebugStepper.forLoop(this, debug);
        }
    }

    /**
     * The loop that runs on this thread.
     *
     * @throws IllegalStateException if none does
     */
    public static EventLoop running() {
        EventLoop loop = RUNNING.get();
        if (loop == null) {
            throw new IllegalStateException("no running event loop");
        }
        return loop;
    }

    /**
     * The process's shared loop, started in a daemon thread when it is first asked for. {@link Async} methods that promise a
     * {@code CompletableFuture} run there when they are called where no loop runs. Called from any thread.
     */
    public static EventLoop background() {
        return BackgroundLoop.loop();
    }

    /**
     * Closes the {@link #background} loop, if there is one: cancels its tasks, waits for them as {@link Runner#close} does,
     * and ends its thread. The next call that needs one starts another. Called from any thread but the loop's; an
     * interrupt ends the wait, and stays set.
     *
     * @throws IllegalStateException if called on the loop's thread
     */
    public static void closeBackground() {
        BackgroundLoop.close();
    }

    /** A new loop; close it when it is no longer needed. */
    public static EventLoop create() {
        return new SelectorEventLoop(LoopOptions.defaults());
    }

    /** The loops of this process that are not closed. Called by any thread. */
    public static Set<EventLoop> all() {
        return OpenLoops.all();
    }

    /** The thread it runs in; null while it does not run. Called by any thread. */
    public abstract Thread thread();

    /** The tasks of this loop that are not done, oldest first. */
    public final Set<Task<?>> tasks() {
        checkThread();
        return tasks.snapshot();
    }

    /**
     * Runs until {@link #stop} is called, or the thread is interrupted.
     *
     * @throws IllegalStateException if this loop, or another on this thread, runs already, or if this one is closed
     */
    public abstract void runForever();

    /**
     * Runs until {@code awaitable} is done, and answers its result or throws its error. Interrupting the thread cancels it.
     *
     * @throws IllegalStateException as {@link #runForever}; also if the loop is stopped before
     */
    public abstract <T> T runUntilComplete(Awaitable<T> awaitable);

    /** Ends {@link #runForever} when the current turn is over. Called before, it lets exactly one turn run. */
    public abstract void stop();

    /** Whether it runs. */
    public abstract boolean isRunning();

    /** Releases what it holds and reports what was left. Closing it again does nothing. */
    public abstract void close();

    /** Whether it was closed. */
    public abstract boolean isClosed();

    /** Runs {@code callback} in the next turn. */
    public abstract Handle callSoon(Runnable callback);

    /** Runs {@code callback} in a coming turn; called from any thread. */
    public abstract Handle callSoonThreadsafe(Runnable callback);

    /** Runs {@code callback} once {@code delay} has passed. */
    public abstract TimerHandle callLater(Duration delay, Runnable callback);

    /** Runs {@code callback} at a time, in nanoseconds, that {@link #time} tells. */
    public abstract TimerHandle callAt(long nanos, Runnable callback);

    /** The loop's time in nanoseconds; never goes back, and its origin means nothing. */
    public abstract long time();

    /** Runs {@code callback} in each turn in which {@code channel} (non-blocking) can be read or accepts. */
    public abstract void addReader(SelectableChannel channel, Runnable callback);

    /** Undoes {@link #addReader}; answers whether there was a callback. */
    public abstract boolean removeReader(SelectableChannel channel);

    /** Runs {@code callback} in each turn in which {@code channel} (non-blocking) can be written or has connected. */
    public abstract void addWriter(SelectableChannel channel, Runnable callback);

    /** Undoes {@link #addWriter}; answers whether there was a callback. */
    public abstract boolean removeWriter(SelectableChannel channel);

    /**
     * Undoes {@link #addReader} and {@link #addWriter} at once, so that {@code channel} can be made blocking, or closed: the
     * JDK closes a channel that is registered, or was in this turn, in the next turn only.
     */
    public abstract void release(SelectableChannel channel);

    /**
     * Runs {@code callback} in a coming turn each time the process gets a signal, in place of the handler that this loop had
     * for it. A handler replaces what the JVM does by default, until it is removed or the loop is closed; for INT, also what
     * {@link Weft#run} does. Each loop of a process can have one.
     *
     * @param signal as in {@code TERM} or {@code SIGTERM}
     * @throws IllegalArgumentException if the system has no such signal
     * @throws IllegalStateException if it can't be caught, as KILL and STOP can't, and what the JVM keeps to itself
     * @throws UnsupportedOperationException if the JVM lacks the module {@code jdk.unsupported}
     */
    public abstract void addSignalHandler(String signal, Runnable callback);

    /** Undoes {@link #addSignalHandler}; answers whether there was a callback. */
    public abstract boolean removeSignalHandler(String signal);

    /**
     * Sets where {@link Weft#toThread} runs things from now on, in place of the loop's own threads. The executor stays its
     * giver's: the loop never shuts it down.
     */
    public abstract void setDefaultExecutor(Executor executor);

    /**
     * Ends the default executor: takes no more calls, which throw {@link IllegalStateException} from then on, and waits
     * for those there are. When the time is over, a warning names them, and they are left alone. Part of
     * {@link Runner#close}.
     *
     * @param limit in real time; null for none
     * @return a coroutine for this loop; nothing happens before it is awaited
     */
    public final Coroutine<Void> shutdownDefaultExecutor(Duration limit) {
        return Await.workers(this, limit);
    }

    /** A pending future of this loop. */
    public final <T> Future<T> createFuture() {
        Future<T> future = new Future<>(this);
        if (debug != null) {
            debug.made(future);
        }
        return future;
    }

    /**
     * What a library keeps with this loop: one object of each type, made at the first call, closed as the loop closes.
     *
     * @throws IllegalStateException if this loop is closed
     */
    public final <T extends AutoCloseable> T attachment(Class<T> type, Function<? super EventLoop, ? extends T> make) {
        AutoCloseable attached = attachments.get(type);
        if (attached == null) {
            if (isClosed()) {
                throw new IllegalStateException("Event loop is closed");
            }
            attached = make.apply(this);
            attachments.put(type, attached);
        }
        return type.cast(attached);
    }

    /**
     * Sets who is told of errors that nobody can catch; null for the default, which logs them.
     *
     * @param told is given what is known, as an {@link ExceptionContext}: the key {@code message} always; {@code exception},
     *     {@code future}, {@code task}, {@code handle} and others where there is one
     */
    public final void setExceptionHandler(Consumer<Map<String, Object>> told) {
        reports.handler(told);
    }

    /** Who is told of errors that nobody can catch; null for the default. */
    public final Consumer<Map<String, Object>> exceptionHandler() {
        return reports.handler();
    }

    /** Tells the exception handler. */
    public final void callExceptionHandler(Map<String, Object> context) {
        reports.tell(context);
    }

    /** Does what is done without an exception handler: logs {@code context}. For handlers that take only some of it. */
    public final void defaultExceptionHandler(Map<String, Object> context) {
        Reports.log(context);
    }

    /** Whether it is in debug mode: see {@link Runner.Builder#debug}. */
    public final boolean isDebug() {
        return debug != null;
    }

    /** How long a task's step, or a callback, may take before debug mode reports it; a tenth of a second at first. */
    public final Duration slowCallbackDuration() {
        return slowCallbackDuration;
    }

    /** Sets how long a task's step, or a callback, may take before debug mode reports it. */
    public final void setSlowCallbackDuration(Duration limit) {
        slowCallbackDuration = Objects.requireNonNull(limit, "limit");
    }

    /** Where a task, future or callback was made; null unless in debug mode. */
    final List<StackTraceElement> madeAt(Object object) {
        return debug == null ? null : debug.madeAt(object);
    }

    /** Reports what is left when the loop closes: each thing once. */
    final void reportLeftovers() {
        attachments.forEach(this::closeAttachment);
        stepper.close();
        reports.leftovers();
        if (debug != null) {
            debug.reportUnawaited();
        }
        for (PromisedStage<?> stage : promised.values()) {
            stage.failIfClosed();
        }
    }

    /** The current context, on the loop's thread; null if it is empty. */
    final Context context() {
        return current == null ? callbackContext : current.context;
    }

    /** Makes {@code context} the current one, on the loop's thread, until the loop runs something else. */
    final void setContext(Context context) {
        if (current == null) {
            callbackContext = context;
        } else {
            current.context = context;
        }
    }

    /** Says that a callback runs now, in {@code context}. */
    final void enterCallback(Context context) {
        current = null;
        if (callbackContext != context) {
            callbackContext = context;
        }
    }

    /**
     * Refuses calls from other threads while this loop runs.
     *
     * @throws IllegalStateException if this loop runs in another thread
     */
    abstract void checkThread();

    private void closeAttachment(Class<?> type, AutoCloseable attached) {
        try {
            attached.close();
        } catch (Exception e) {
            callExceptionHandler(
                    ExceptionContext.saying("closing what " + type.getName() + " keeps with the loop failed")
                            .withException(e));
        }
    }

    /** Runs {@code callback} in the next turn, in a context of its own; null for an empty one. */
    abstract void callSoon(Runnable callback, Context context);

    /** Queues {@code ready} for the next turn. */
    abstract void ready(Ready ready);

    /** Queues {@code ready} from any thread; drops it if the loop is closed. */
    abstract void giveUnlessClosed(Ready ready);

    /** Runs a timer's action at a time; lighter than {@link #callAt}. */
    abstract void setTimer(dev.weft.internal.loop.Timer timer);

    /** Says that work outside the loop will call back; while there is any, virtual time stands still. */
    abstract void externalStarted();

    /** Ends {@link #externalStarted}. */
    abstract void externalEnded();

    /** Where {@link Weft#toThread} runs things. */
    abstract WorkerPool workers();

    /** The loop that runs on this thread, or null. */
    static EventLoop runningOrNull() {
        return RUNNING.get();
    }

    /** Makes this the loop that runs on this thread, or none. */
    static void setRunning(EventLoop loop) {
        if (loop == null) {
            RUNNING.remove();
        } else {
            RUNNING.set(loop);
        }
    }
}
