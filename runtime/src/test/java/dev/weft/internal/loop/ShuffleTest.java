// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Which orders of a turn there are, and that each of them comes up. */
class ShuffleTest {

    /** Enough that the least likely order of a test comes up, and few enough to run them all. */
    private static final int SEEDS = 500;

    /** A queue whose turns are shuffled, and what it has run. */
    private static final class Turns {
        final ReadyQueue queue = new ReadyQueue();
        final TimerHeap timers = new TimerHeap();
        final Handoff handoff = new Handoff();
        final StringBuilder ran = new StringBuilder();

        Turns(long seed) {
            queue.watch(new Shuffle(seed, queue, timers, null));
        }

        Ready named(String name) {
            return doing(name, () -> {});
        }

        Ready doing(String name, Runnable body) {
            return new Ready() {
                @Override
                protected void run() {
                    ran.append(name);
                    body.run();
                }
            };
        }

        void addAll(String... names) {
            for (String name : names) {
                queue.add(named(name));
            }
        }

        void setTimer(long when, String name) {
            timers.add(new Timer(when) {
                @Override
                protected void run() {
                    ran.append(name);
                }
            });
        }
    }

    /** The orders in which the last turn of {@code scenario} runs under {@link #SEEDS} seeds. */
    private static Set<String> orders(Consumer<Turns> scenario) {
        Set<String> orders = new HashSet<>();
        for (long seed = 0; seed < SEEDS; seed++) {
            Turns turns = new Turns(seed);
            scenario.accept(turns);
            turns.ran.setLength(0);
            turns.queue.runWaiting();
            orders.add(turns.ran.toString());
        }
        return orders;
    }

    @Test
    void effectsOfDifferentCausesInterleaveInEveryWay() {
        assertThat(orders(turns -> {
                    turns.queue.add(turns.doing("x", () -> turns.addAll("a", "b")));
                    turns.queue.add(turns.doing("y", () -> turns.addAll("c", "d")));
                    turns.queue.runWaiting();
                }))
                .containsExactlyInAnyOrder("abcd", "acbd", "acdb", "cabd", "cadb", "cdab");
    }

    @Test
    void everyOrderOfIndependentThingsComesUp() {
        assertThat(orders(turns -> {
                    for (String name : List.of("a", "b", "c", "d")) {
                        turns.queue.add(turns.doing(name, () -> turns.addAll(name)));
                    }
                    turns.queue.runWaiting();
                }))
                .hasSize(24);
    }

    @Test
    void whatIsQueuedBeforeTheLoopRunsKeepsItsOrder() {
        assertThat(orders(turns -> turns.addAll("a", "b", "c", "d"))).containsExactly("abcd");
    }

    @Test
    void whatOtherThreadsGaveKeepsItsOrder() {
        assertThat(orders(turns -> {
                    turns.queue.add(turns.doing("x", () -> {
                        turns.addAll("a");
                        turns.handoff.give(turns.named("1"));
                        turns.handoff.drainTo(turns.queue); // callSoon does
                        turns.addAll("b");
                    }));
                    turns.queue.runWaiting();
                    turns.handoff.give(turns.named("2"));
                    turns.handoff.drainTo(turns.queue);
                }))
                .containsExactlyInAnyOrder("12ab", "1a2b", "1ab2", "a12b", "a1b2", "ab12");
    }

    @Test
    void readerOfAChannelGoesBeforeItsWriter() throws IOException {
        try (Poller poller = new Poller();
                ServerSocketChannel server = ServerSocketChannel.open()) {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
            try (SocketChannel channel = SocketChannel.open(server.getLocalAddress());
                    SocketChannel peer = server.accept()) {
                peer.write(ByteBuffer.wrap(new byte[1]));
                channel.configureBlocking(false);
                assertThat(orders(turns -> {
                            turns.queue.add(turns.doing("x", () -> turns.addAll("a")));
                            turns.queue.runWaiting();
                            poller.register(channel, SelectionKey.OP_READ, turns.named("r"));
                            poller.register(channel, SelectionKey.OP_WRITE, turns.named("w"));
                            while (turns.queue.size() < 3) {
                                turns.queue.runWaiting(); // until both are ready at once
                                turns.queue.add(turns.doing("x", () -> turns.addAll("a")));
                                turns.queue.runWaiting();
                                poller.poll(Long.MAX_VALUE, turns.handoff, turns.queue);
                            }
                        }))
                        .containsExactlyInAnyOrder("rwa", "raw", "arw");
            }
        }
    }

    @Test
    void timersKeepTheOrderOfTheirDeadlines() {
        assertThat(orders(turns -> {
                    turns.setTimer(3, "c");
                    turns.setTimer(1, "a");
                    turns.queue.add(turns.doing("x", () -> turns.setTimer(2, "b")));
                    turns.queue.runWaiting();
                    turns.timers.moveDue(3, turns.queue);
                }))
                .containsExactly("abc");
    }

    @Test
    void timersOfOneDeadlineAreIndependentUnlessOneStepHasSetThem() {
        assertThat(orders(turns -> {
                    turns.queue.add(turns.doing("x", () -> {
                        turns.setTimer(1, "a");
                        turns.setTimer(9, "z");
                        turns.setTimer(1, "b");
                    }));
                    turns.queue.add(turns.doing("y", () -> turns.setTimer(1, "c")));
                    turns.queue.runWaiting();
                    turns.timers.moveDue(9, turns.queue);
                }))
                .containsExactlyInAnyOrder("abcz", "acbz", "cabz");
    }

    @Test
    void timersAreIndependentOfWhatElseIsReady() {
        assertThat(orders(turns -> {
                    turns.setTimer(1, "t");
                    turns.queue.add(turns.doing("x", () -> turns.addAll("a", "b")));
                    turns.queue.runWaiting();
                    turns.timers.moveDue(1, turns.queue);
                }))
                .containsExactlyInAnyOrder("tab", "atb", "abt");
    }

    @Test
    void turnThatWasCutShortGoesOnInItsOrder() {
        assertThat(orders(turns -> {
                    turns.queue.add(turns.doing("x", () -> turns.addAll("new")));
                    turns.queue.add(turns.doing("y", () -> {
                        throw new StackOverflowError();
                    }));
                    turns.addAll("a", "b");
                    assertThatThrownBy(turns.queue::runWaiting).isInstanceOf(StackOverflowError.class);
                }))
                .containsExactly("abnew");
    }

    @Test
    void seedGivesTheSameOrdersInEveryJvm() {
        List<String> runs = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Turns turns = new Turns(42);
            for (String name : List.of("a", "b", "c", "d", "e")) {
                turns.queue.add(turns.doing("", () -> turns.queue.add(turns.doing(name, () -> turns.addAll(name)))));
            }
            for (int turn = 0; turn < 3; turn++) {
                turns.queue.runWaiting();
                turns.ran.append(' ');
            }
            runs.add(turns.ran.toString());
        }
        assertThat(runs).containsOnly(" caebd baecd ");
    }
}
