// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncIterable;
import dev.weft.AsyncIterator;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.StopAsyncIteration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Signals of this process, to wait for: {@code await(Signals.next("TERM"))}, or one after the other with
 * {@code try (var signals = Signals.of("HUP", "TERM")) { for (String signal : await(signals)) { ... } }}. From when it is made
 * until it is closed they do not have their default effect. Every {@code Signals} is told of each; one that comes again before
 * it was taken counts once.
 *
 * <p>It uses {@link EventLoop#addSignalHandler}, and takes the place of a handler that the program has set there. Not
 * thread-safe; use from the loop's thread.
 */
public final class Signals implements AsyncIterable<String>, AutoCloseable {

    private final EventLoop loop;
    private final Listeners listeners;
    private final Set<String> names = new LinkedHashSet<>();

    /** Those that came and were not taken, in order. */
    private final Set<String> arrived = new LinkedHashSet<>();

    /** Done when there is something new for who waits. */
    private final List<Future<Void>> waiting = new ArrayList<>();

    private boolean closed;

    private Signals(EventLoop loop) {
        this.loop = loop;
        this.listeners = loop.attachment(Listeners.class, Listeners::new);
    }

    /**
     * Listens from now on. Does not suspend.
     *
     * @param names as in {@code TERM} or {@code SIGTERM}
     * @throws IllegalArgumentException if there is no such signal
     * @throws IllegalStateException if it can't be caught
     * @throws UnsupportedOperationException if the JVM can't catch any
     */
    public static Signals of(String... names) {
        Signals signals = new Signals(EventLoop.running());
        try {
            for (String name : names) {
                signals.listenTo(name.startsWith("SIG") ? name.substring("SIG".length()) : name);
            }
        } catch (RuntimeException refused) {
            signals.close();
            throw refused;
        }
        return signals;
    }

    /** Waits for the next of these signals, and answers its name, as in {@code TERM}. Listens while it is awaited. */
    @Async
    public static Coroutine<String> next(String... names) {
        try (Signals signals = of(names)) {
            return done(await(signals.take()));
        }
    }

    /** The names of the signals as they come, as in {@code TERM}; ends when this is closed. */
    @Override
    public AsyncIterator<String> asyncIterator() {
        return this::take;
    }

    /** Gives the signals back what effect they had before. */
    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        names.forEach(name -> listeners.remove(name, this));
        wakeUp();
    }

    private void listenTo(String name) {
        if (!names.contains(name)) {
            listeners.add(name, this);
            names.add(name);
        }
    }

    private void arrived(String name) {
        arrived.add(name);
        wakeUp();
    }

    private void wakeUp() {
        waiting.stream().filter(future -> !future.isDone()).forEach(future -> future.setResult(null));
    }

    @Async
    private Coroutine<String> take() {
        while (arrived.isEmpty()) {
            if (closed) {
                throw new StopAsyncIteration();
            }
            Future<Void> change = loop.createFuture();
            waiting.add(change);
            try {
                await(change);
            } finally {
                waiting.remove(change);
            }
        }
        String name = arrived.iterator().next();
        arrived.remove(name);
        return done(name);
    }

    /** Those of a loop that are open, by the names they listen to. */
    private static final class Listeners implements AutoCloseable {

        private final EventLoop loop;
        private final Map<String, List<Signals>> open = new HashMap<>();

        Listeners(EventLoop loop) {
            this.loop = loop;
        }

        void add(String name, Signals signals) {
            List<Signals> all = open.get(name);
            if (all == null) {
                loop.addSignalHandler(name, () -> tell(name));
                all = new ArrayList<>();
                open.put(name, all);
            }
            all.add(signals);
        }

        private void tell(String name) {
            List.copyOf(open.getOrDefault(name, List.of())).forEach(signals -> signals.arrived(name));
        }

        void remove(String name, Signals signals) {
            List<Signals> all = open.get(name); // null if the loop is closed
            if (all != null && all.remove(signals) && all.isEmpty()) {
                open.remove(name);
                loop.removeSignalHandler(name);
            }
        }

        /** The loop removes its handlers itself. */
        @Override
        public void close() {
            open.clear();
        }
    }
}
