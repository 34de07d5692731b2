// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Who in this process is told of which signal. A signal has the handler that it had before from the moment nobody is to be told
 * of it any more. Thread-safe; whoever is told is told in a thread of the JVM's.
 */
public final class SignalTable {

    /** Null if the JVM can't catch signals. */
    private static final JvmSignals JVM = JvmSignals.find();

    /** The signals that are caught; guarded by this class. */
    private static final Map<String, Caught> CAUGHT = new HashMap<>();

    private SignalTable() {}

    /**
     * The name by which a signal is known here: {@code TERM} for {@code SIGTERM}.
     *
     * @throws UnsupportedOperationException if the JVM can't catch signals
     * @throws IllegalArgumentException if the system has no such signal
     */
    public static String canonical(String name) {
        if (JVM == null) {
            throw new UnsupportedOperationException(
                    "signals can't be caught: this JVM lacks the module jdk.unsupported;"
                            + " start it with --add-modules jdk.unsupported, or give its image that module");
        }
        String signal = name.startsWith("SIG") ? name.substring("SIG".length()) : name;
        try {
            JVM.number(signal);
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException("invalid signal " + name + "; name one as in TERM or SIGTERM", unknown);
        }
        return signal;
    }

    /**
     * Has {@code listener} told, beside the others.
     *
     * @throws IllegalStateException if the system or the JVM keeps the signal to itself
     */
    public static synchronized void add(String signal, Runnable listener) {
        Caught caught = CAUGHT.get(signal);
        if (caught == null) {
            try {
                caught = new Caught(JVM.handle(signal, JVM.handler(arrived -> told(signal))));
            } catch (IllegalArgumentException refused) {
                throw new IllegalStateException(
                        "sig " + JVM.number(signal) + " cannot be caught; the system or the JVM keeps SIG" + signal
                                + " to itself (with -Xrs it keeps INT, TERM and HUP)",
                        refused);
            }
            CAUGHT.put(signal, caught);
        }
        caught.listeners.add(listener);
    }

    /** Has {@code listener} told while nobody else is to be, unless the program or its starter has decided about the signal. */
    public static synchronized boolean addByDefault(String signal, Runnable listener) {
        if (JVM == null || CAUGHT.containsKey(signal)) {
            return false;
        }
        Object previous;
        try {
            previous = JVM.handle(signal, JVM.handler(arrived -> told(signal)));
        } catch (IllegalArgumentException refused) {
            return false;
        }
        if (!JVM.isDefault(previous)) {
            JVM.handle(signal, previous);
            return false;
        }
        Caught caught = new Caught(previous);
        caught.byDefault = listener;
        CAUGHT.put(signal, caught);
        return true;
    }

    /** Undoes {@link #add} or {@link #addByDefault}. */
    public static synchronized void remove(String signal, Runnable listener) {
        Caught caught = CAUGHT.get(signal);
        if (caught == null) {
            return;
        }
        caught.listeners.remove(listener);
        if (caught.byDefault == listener) {
            caught.byDefault = null;
        }
        if (caught.listeners.isEmpty() && caught.byDefault == null) {
            CAUGHT.remove(signal);
            JVM.handle(signal, caught.previous);
        }
    }

    /** Sends this process a signal that was caught. */
    public static void raise(String signal) {
        JVM.raise(signal);
    }

    private static void told(String signal) {
        listeners(signal).forEach(Runnable::run);
    }

    private static synchronized List<Runnable> listeners(String signal) {
        Caught caught = CAUGHT.get(signal);
        if (caught == null) {
            return List.of(); // it was on its way when the last one left
        }
        return caught.listeners.isEmpty() ? List.of(caught.byDefault) : List.copyOf(caught.listeners);
    }

    private static final class Caught {

        /** What to install when nobody listens any more. */
        private final Object previous;

        private final List<Runnable> listeners = new ArrayList<>();

        /** Told while there are no listeners; may be null. */
        private Runnable byDefault;

        Caught(Object previous) {
            this.previous = previous;
        }
    }
}
