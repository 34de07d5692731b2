// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a client has queued since MULTI, and watches for it.
 *
 * <pre>
 * NONE    -> QUEUING   // MULTI
 * QUEUING -> ABORTED   // a command that can't be queued
 * QUEUING -> RUNNING   // EXEC
 * QUEUING -> NONE      // DISCARD
 * ABORTED -> NONE      // EXEC, which fails; DISCARD
 * RUNNING -> NONE      // every command has run
 * </pre>
 */
final class Transaction {
    private enum State {
        NONE,
        QUEUING,
        ABORTED,
        RUNNING
    }

    /** A request that waits for EXEC. */
    record Queued(Command command, Bytes[] request) {}

    private final Set<Bytes> watched = new LinkedHashSet<>();
    private State state = State.NONE;
    private List<Queued> queue = new ArrayList<>();
    private long bytes;
    private boolean dirty;

    /** Whether requests are queued, or would be if none had failed. */
    boolean isOpen() {
        return state == State.QUEUING || state == State.ABORTED;
    }

    boolean isRunning() {
        return state == State.RUNNING;
    }

    boolean isAborted() {
        return state == State.ABORTED;
    }

    void begin() {
        state = State.QUEUING;
    }

    /** A request failed before it could be queued: EXEC will fail. */
    void abort() {
        if (state == State.QUEUING) {
            state = State.ABORTED;
            queue = new ArrayList<>();
        }
    }

    /** @param most the bytes that all queued requests may have together */
    void queue(Command command, Bytes[] request, long most) throws CommandException {
        if (state == State.ABORTED) {
            return;
        }
        for (Bytes argument : request) {
            bytes += argument.length();
        }
        if (bytes > most) {
            throw new CommandException("ERR transaction is larger than " + most + " bytes");
        }
        queue.add(new Queued(command, request));
    }

    int length() {
        return queue.size();
    }

    /** What is to be run now, in order. */
    List<Queued> run() {
        List<Queued> queued = queue;
        end();
        state = State.RUNNING;
        return queued;
    }

    void end() {
        queue = new ArrayList<>();
        bytes = 0;
        state = State.NONE;
    }

    /** The keys whose change makes EXEC do nothing. */
    Set<Bytes> watched() {
        return watched;
    }

    /** Whether a watched key was changed. */
    boolean isDirty() {
        return dirty;
    }

    void dirty(boolean changed) {
        dirty = changed;
    }
}
