// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.SignalTable;

/**
 * What Ctrl-C does while a program's main coroutine runs: the first cancels it, the second has the effect that it has without
 * Weft, at once. Installed where asyncio would: by the program's main thread, and only while nobody has decided otherwise.
 */
final class SigintHandler {

    /*
     * READY -> CANCELLING   // first signal: the loop is to cancel the main task
     * READY -> REMOVED      // the program has ended
     * CANCELLING -> REMOVED // the program has ended, or a second signal
     */
    private enum State {
        READY,
        CANCELLING,
        REMOVED
    }

    private static final String INT = "INT";

    private final Task<?> main;
    private final Runnable told = this::signalled;

    /** Guarded by this. */
    private State state = State.READY;

    /** Whether a signal has cancelled the main task; the loop's thread alone uses it. */
    private boolean cancelled;

    private SigintHandler(Task<?> main) {
        this.main = main;
    }

    /** One that the signal reaches, if this thread and the process allow it; else one that never hears of any. */
    static SigintHandler install(Task<?> main) {
        SigintHandler handler = new SigintHandler(main);
        if (!isMain(Thread.currentThread()) || !SignalTable.addByDefault(INT, handler.told)) {
            handler.state = State.REMOVED;
        }
        return handler;
    }

    /** The JVM names the thread that it starts a program on. */
    private static boolean isMain(Thread thread) {
        return thread.getName().equals("main");
    }

    /** In a thread of the JVM's. */
    private synchronized void signalled() {
        if (state == State.READY) {
            state = State.CANCELLING;
            main.loop.giveUnlessClosed(new Callback(main.loop, this::cancel));
        } else {
            remove();
            SignalTable.raise(INT);
        }
    }

    private void cancel() {
        cancelled = main.cancel("Ctrl-C");
    }

    /** Whether it has cancelled the main task. */
    boolean hasCancelled() {
        return cancelled;
    }

    /** Ends it. A signal that came too late to cancel anything is sent again, to whom it meets now. */
    synchronized void uninstall() {
        boolean tooLate = state == State.CANCELLING && !cancelled;
        remove();
        if (tooLate) {
            SignalTable.raise(INT);
        }
    }

    private void remove() {
        if (state != State.REMOVED) {
            state = State.REMOVED;
            SignalTable.remove(INT, told);
        }
    }
}
