// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.SignalTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A loop's signal handlers: one a signal. */
final class SignalHandlers {

    private final EventLoop loop;
    private final Map<String, Caught> handlers = new HashMap<>();

    SignalHandlers(EventLoop loop) {
        this.loop = loop;
    }

    /** Sets the handler of a signal, in place of the one there was. */
    void add(String name, Callback handler) {
        String signal = SignalTable.canonical(name);
        Caught caught = handlers.get(signal);
        if (caught == null) {
            caught = new Caught();
            SignalTable.add(signal, caught);
            handlers.put(signal, caught);
        }
        caught.handler = handler;
    }

    /** Answers whether there was one. */
    boolean remove(String name) {
        String signal = SignalTable.canonical(name);
        Caught caught = handlers.remove(signal);
        if (caught == null) {
            return false;
        }
        caught.handler = null;
        SignalTable.remove(signal, caught);
        return true;
    }

    void removeAll() {
        List.copyOf(handlers.keySet()).forEach(this::remove);
    }

    private final class Caught implements Runnable {

        /** Null once removed: a signal that was on its way is then nobody's. */
        private Callback handler;

        /** The signal has come: in a thread of the JVM's. */
        @Override
        public void run() {
            loop.giveUnlessClosed(new Callback(loop, this::arrived));
        }

        private void arrived() {
            if (handler != null) {
                handler.run();
            }
        }
    }
}
