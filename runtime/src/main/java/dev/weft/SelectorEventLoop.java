// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Clock;
import dev.weft.internal.loop.Handoff;
import dev.weft.internal.loop.Poller;
import dev.weft.internal.loop.Ready;
import dev.weft.internal.loop.ReadyQueue;
import dev.weft.internal.loop.Shuffle;
import dev.weft.internal.loop.Timer;
import dev.weft.internal.loop.TimerHeap;
import dev.weft.internal.loop.Watch;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** The event loop, on an NIO selector. */
final class SelectorEventLoop extends EventLoop {

    private final Clock clock;
    private final ReadyQueue queue = new ReadyQueue();
    private final TimerHeap timers = new TimerHeap();
    private final Handoff handoff = new Handoff();
    private final Poller poller = new Poller();
    private final SignalHandlers signals = new SignalHandlers(this);
    private final WorkerPool workers;
    private final UnclosedLoop unclosed;

    /** How many turns it has begun; read by the {@link Watchdog}'s thread. */
    private long turns;

    /** Calls outside the loop that have not come back to it. */
    private int external;

    /** What {@link #runUntilComplete} runs; null in {@link #runForever}. */
    private Future<?> main;

    /** Whether the thread was interrupted while the loop ran; the interrupt is passed on when it ends. */
    private boolean interrupted;

    /** The thread it runs in; null while it does not run. Read by other threads, to tell that they are wrong. */
    private volatile Thread thread;

    private boolean stopping;
    private volatile boolean closed;

    SelectorEventLoop(LoopOptions options) {
        super(options);
        this.clock = options.clock();
        this.workers = new WorkerPool(options.executor(), options.name());
        OpenLoops.add(this);
        this.unclosed = new UnclosedLoop(this, poller.selector(), debug != null);
        if (debug != null) {
            RuntimeHost.countDebugged(1);
        }
        Watch watch = carriesMdc ? new Mdc(debug) : debug;
        queue.watch(options.schedule() == null ? watch : new Shuffle(options.schedule(), queue, timers, watch));
    }

    @Override
    public void runForever() {
        checkCanRun();
        thread = Thread.currentThread();
        setRunning(this);
        try {
            Watchdog.watch(this);
            do {
                runOnce();
            } while (!stopping);
        } finally {
            Watchdog.forget(this);
            stopping = false;
            thread = null;
            current = null;
            main = null;
            if (interrupted) {
                interrupted = false;
                Thread.currentThread().interrupt();
            }
            setRunning(null);
        }
    }

    /**
     * One turn: wait for readiness or the next deadline, queue what is ready, then what is due, then run what is queued at
     * that point. The only place where anything queued is run; everything else only queues.
     */
    private void runOnce() {
        turns++;
        handoff.drainTo(queue);
        long next = timers.next();
        if (!queue.isEmpty() || stopping) {
            if (!poller.isUnused()) {
                poller.pollNow(queue);
            }
        } else {
            idle(next);
            if (Thread.interrupted()) {
                interrupt();
            }
            handoff.drainTo(queue);
        }
        if (next != TimerHeap.NONE) {
            timers.moveDue(clock.nanos(), queue);
        }
        queue.runWaiting();
    }

    /** Somebody wants the thread back: what runs is cancelled, or the loop stopped. A selector would no longer wait. */
    private void interrupt() {
        interrupted = true;
        if (main == null || !main.cancel("the loop's thread was interrupted")) {
            stop();
        }
    }

    /** Nothing is ready: waits, or lets virtual time jump to {@code next} unless something outside may still call back. */
    private void idle(long next) {
        enterCallback(null);
        stepper.forget();
        if (clock.isVirtual() && external == 0 && next != TimerHeap.NONE) {
            poller.pollNow(queue);
            if (queue.isEmpty() && handoff.isEmpty()) {
                clock.advanceTo(next);
            }
        } else if (clock.isVirtual() || next == TimerHeap.NONE) {
            poller.poll(Long.MAX_VALUE, handoff, queue);
        } else {
            long wait = next - clock.nanos();
            if (wait > 0) {
                poller.poll(wait, handoff, queue);
            } else if (!poller.isUnused()) {
                poller.pollNow(queue);
            }
        }
    }

    @Override
    public <T> T runUntilComplete(Awaitable<T> awaitable) {
        checkCanRun();
        Future<T> future = awaitable instanceof Future<T> f ? f : new Task<>(this, awaitable.toCoroutine());
        if (future.loop != this) {
            throw new IllegalArgumentException("The future belongs to a different loop than the one specified");
        }
        Consumer<Future<T>> stopper = done -> stop();
        future.addDoneCallback(stopper);
        main = future;
        try {
            runForever();
        } finally {
            future.removeDoneCallback(stopper);
        }
        if (!future.isDone()) {
            throw new IllegalStateException("Event loop stopped before Future completed.");
        }
        return future.result();
    }

    @Override
    public void stop() {
        checkThread();
        stopping = true;
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }

    @Override
    public void close() {
        if (thread != null) {
            throw new IllegalStateException("Cannot close a running event loop");
        } else if (!closed) {
            signals.removeAll();
            closed = true;
            Reaper.forget(unclosed);
            OpenLoops.remove(this);
            if (debug != null) {
                RuntimeHost.countDebugged(-1);
            }
            workers.close();
            reportLeftovers();
            poller.close();
        }
    }

    @Override
    public void setDefaultExecutor(Executor executor) {
        workers.give(Objects.requireNonNull(executor, "executor"));
    }

    @Override
    public boolean isClosed() {
        return closed;
    }

    @Override
    public Handle callSoon(Runnable callback) {
        return queueCallback(callback, Context.copyFor(this));
    }

    @Override
    void callSoon(Runnable callback, Context context) {
        queueCallback(callback, context);
    }

    private Callback queueCallback(Runnable callback, Context context) {
        checkOpen();
        checkThread();
        handoff.drainTo(queue); // what other threads gave before goes before
        Callback handle = noted(new Callback(this, callback, context));
        queue.add(handle);
        return handle;
    }

    @Override
    public Handle callSoonThreadsafe(Runnable callback) {
        checkOpen();
        Callback handle = noted(new Callback(this, callback, Context.copyOfCallersFor(this)));
        if (runningOrNull() == this) {
            queue.add(handle); // in order with what callSoon queues
        } else {
            giveUnlessClosed(handle);
        }
        return handle;
    }

    @Override
    public TimerHandle callLater(Duration delay, Runnable callback) {
        return callAt(Durations.after(time(), delay), callback);
    }

    @Override
    public TimerHandle callAt(long nanos, Runnable callback) {
        TimerCallback timer = noted(new TimerCallback(this, nanos, callback));
        setTimer(timer);
        return timer;
    }

    private <H extends Handle> H noted(H handle) {
        if (debug != null) {
            debug.made(handle);
        }
        return handle;
    }

    /** How many turns it has begun; called by any thread. */
    long turn() {
        return turns;
    }

    /** Whether it waits for something to do; called by any thread. */
    boolean isWaiting() {
        return poller.isWaiting();
    }

    @Override
    public long time() {
        return clock.nanos();
    }

    @Override
    public void addReader(SelectableChannel channel, Runnable callback) {
        register(channel, SelectionKey.OP_READ | SelectionKey.OP_ACCEPT, callback);
    }

    @Override
    public boolean removeReader(SelectableChannel channel) {
        return register(channel, SelectionKey.OP_READ | SelectionKey.OP_ACCEPT, null);
    }

    @Override
    public void addWriter(SelectableChannel channel, Runnable callback) {
        register(channel, SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT, callback);
    }

    @Override
    public boolean removeWriter(SelectableChannel channel) {
        return register(channel, SelectionKey.OP_WRITE | SelectionKey.OP_CONNECT, null);
    }

    @Override
    public void release(SelectableChannel channel) {
        if (!channel.isBlocking()) { // else it is not registered
            removeReader(channel);
            removeWriter(channel);
            poller.release(channel);
        }
    }

    @Override
    public void addSignalHandler(String signal, Runnable callback) {
        checkOpen();
        signals.add(signal, new Callback(this, Objects.requireNonNull(callback, "callback")));
    }

    @Override
    public boolean removeSignalHandler(String signal) {
        return signals.remove(signal);
    }

    private boolean register(SelectableChannel channel, int operations, Runnable callback) {
        checkOpen();
        if (channel.isBlocking()) {
            throw new IllegalArgumentException("the channel must be non-blocking: call configureBlocking(false)");
        }
        checkThread();
        Ready handle = callback == null ? null : noted(new Callback(this, callback, Context.lastingCopyFor(this)));
        Ready previous = poller.register(channel, operations & channel.validOps(), handle);
        if (previous instanceof Callback replaced) {
            replaced.cancel(); // it may be in this turn's queue already
        }
        return previous != null;
    }

    @Override
    void ready(Ready ready) {
        queue.add(ready);
    }

    @Override
    void giveUnlessClosed(Ready ready) {
        if (!closed) {
            handoff.give(ready);
            poller.wakeUp();
        }
    }

    @Override
    void setTimer(Timer timer) {
        checkOpen();
        checkThread();
        timers.add(timer);
    }

    @Override
    void externalStarted() {
        external++;
    }

    @Override
    void externalEnded() {
        external--;
    }

    @Override
    WorkerPool workers() {
        checkOpen();
        return workers;
    }

    private void checkCanRun() {
        checkOpen();
        if (thread != null) {
            throw new IllegalStateException("This event loop is already running");
        } else if (runningOrNull() != null) {
            throw new IllegalStateException("Cannot run the event loop while another loop is running");
        }
    }

    @Override
    public Thread thread() {
        return thread;
    }

    @Override
    void checkThread() {
        Thread own = thread;
        if (own != null && own != Thread.currentThread() && runningOrNull() != this) {
            throw new IllegalStateException(
                    "Non-thread-safe operation invoked on an event loop other than the current one;" + " in thread "
                            + Thread.currentThread().getName() + ", use callSoonThreadsafe or Weft.runThreadsafe");
        }
    }

    private void checkOpen() {
        if (closed) {
            throw new IllegalStateException("Event loop is closed");
        }
    }

    @Override
    public String toString() {
        return "<EventLoop running=" + isRunning() + " closed=" + closed + ">";
    }
}
