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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

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

    private static final Map<Key, List<Signals>> OPEN = new ConcurrentHashMap<>();

    private final EventLoop loop;
    private final Set<String> names = new LinkedHashSet<>();

    /** Those that came and were not taken, in order. */
    private final Set<String> arrived = new LinkedHashSet<>();

    /** Done when there is something new for who waits. */
    private final List<Future<Void>> waiting = new ArrayList<>();

    private boolean closed;

    private Signals(EventLoop loop) {
        this.loop = loop;
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
                signals.listen(name.startsWith("SIG") ? name.substring("SIG".length()) : name);
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
        for (String name : names) {
            List<Signals> others = OPEN.get(new Key(loop, name));
            others.remove(this);
            if (others.isEmpty()) {
                OPEN.remove(new Key(loop, name));
                loop.removeSignalHandler(name);
            }
        }
        wakeUp();
    }

    private void listen(String name) {
        List<Signals> all = OPEN.computeIfAbsent(new Key(loop, name), key -> new ArrayList<>());
        if (all.isEmpty()) {
            try {
                loop.addSignalHandler(name, () -> List.copyOf(all).forEach(signals -> signals.arrived(name)));
            } catch (RuntimeException refused) {
                OPEN.remove(new Key(loop, name));
                throw refused;
            }
        }
        if (names.add(name)) {
            all.add(this);
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

    private record Key(EventLoop loop, String signal) {}
}
