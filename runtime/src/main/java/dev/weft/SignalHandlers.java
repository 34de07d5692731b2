// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Ready;
import dev.weft.internal.loop.SignalTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A loop's signal handlers: one a signal. */
final class SignalHandlers {

    private final EventLoop loop;
    private final Map<String, Arrival> handlers = new HashMap<>();

    SignalHandlers(EventLoop loop) {
        this.loop = loop;
    }

    /** Sets the handler of a signal, in place of the one there was. */
    void add(String name, Callback handler) {
        String signal = SignalTable.canonical(name);
        Arrival arrival = handlers.get(signal);
        if (arrival == null) {
            arrival = new Arrival();
            SignalTable.add(signal, arrival.told);
            handlers.put(signal, arrival);
        }
        arrival.handler = handler;
    }

    /** Answers whether there was one. */
    boolean remove(String name) {
        String signal = SignalTable.canonical(name);
        Arrival arrival = handlers.remove(signal);
        if (arrival == null) {
            return false;
        }
        arrival.handler = null;
        SignalTable.remove(signal, arrival.told);
        return true;
    }

    void removeAll() {
        List.copyOf(handlers.keySet()).forEach(this::remove);
    }

    /** What the loop runs when the signal has come. */
    private final class Arrival extends Ready {

        /** Called in a thread of the JVM's. */
        private final Runnable told = () -> loop.giveUnlessClosed(this);

        /** Null once removed: a signal that was on its way is then nobody's. */
        private Callback handler;

        @Override
        protected void run() {
            if (handler != null) {
                handler.run();
            }
        }
    }
}
