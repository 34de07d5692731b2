// SPDX-License-Identifier: Apache-2.0
package dev.weft.internal.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.channels.SelectionKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With pipes, in each of which a byte waits once it was filled. */
class PollerTest {
    private static final int BATCH = 32;
    private static final int MANY = 100;

    private final Poller poller = new Poller();
    private final ReadyQueue queue = new ReadyQueue();
    private final List<Pipe> pipes = new ArrayList<>();

    /** The numbers of the pipes that were read, in order. */
    private final List<Integer> read = new ArrayList<>();

    @AfterEach
    void close() throws IOException {
        poller.close();
        for (Pipe pipe : pipes) {
            pipe.sink().close();
            pipe.source().close();
        }
    }

    @Test
    void muchIsQueuedInSeveralTurnsAndNothingTwice() throws IOException {
        open(MANY);
        for (int i = 0; i < MANY; i++) {
            fill(i);
        }
        List<Integer> turns = new ArrayList<>();
        while (read.size() < MANY) {
            turns.add(turn());
        }

        assertThat(turns).containsExactly(BATCH, 0, BATCH, 0, BATCH, 0, MANY - 3 * BATCH);
        assertThat(read)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.range(0, MANY).boxed().toList());
    }

    @Test
    void theTurnAfterAnEventAsksForNothing() throws IOException {
        open(2);
        fill(0);
        assertThat(turn()).isOne();
        fill(1);

        assertThat(turn()).isZero();
        assertThat(turn()).isOne();
        assertThat(read).containsExactly(0, 1);
    }

    @Test
    void aTurnWithNothingElseToRunDoesAsk() throws IOException {
        open(2);
        fill(0);
        assertThat(turn()).isOne();
        fill(1);
        poller.pollNow(queue);
        queue.runWaiting();

        assertThat(read).containsExactly(0, 1);
    }

    @Test
    void whoWaitsIsToldAtOnce() throws IOException {
        open(2);
        fill(0);
        assertThat(turn()).isOne();
        fill(1);
        poller.poll(Long.MAX_VALUE, new Handoff(), queue);
        queue.runWaiting();

        assertThat(read).containsExactly(0, 1);
    }

    @Test
    void whatIsTakenOutBeforeItsTurnIsNotRun() throws IOException {
        open(MANY);
        for (int i = 0; i < MANY; i++) {
            fill(i);
        }
        turn();
        List<Integer> first = List.copyOf(read);
        for (int i = 0; i < MANY; i++) {
            if (!first.contains(i)) {
                poller.register(pipes.get(i).source(), SelectionKey.OP_READ, null);
            }
        }
        for (int i = 0; i < 5; i++) {
            turn();
        }

        assertThat(read).isEqualTo(first);
    }

    /** The row of the last takes the place of one that is freed. */
    @Test
    void channelsThatLeaveDoNotDisturbOthers() throws IOException {
        open(MANY);
        List<Integer> order = new ArrayList<>(IntStream.range(0, MANY).boxed().toList());
        Collections.shuffle(order, new Random(1));
        List<Integer> leaving = order.subList(0, MANY / 2);
        for (int i : leaving) {
            poller.register(pipes.get(i).source(), SelectionKey.OP_READ, null);
            turn();
            pipes.get(i).source().close();
        }
        List<Integer> staying = order.subList(MANY / 2, MANY);
        for (int i : staying) {
            fill(i);
            while (turn() == 0) {} // the turn after an event
        }

        assertThat(read).isEqualTo(staying);
    }

    private void open(int n) throws IOException {
        for (int i = 0; i < n; i++) {
            Pipe pipe = Pipe.open();
            pipe.source().configureBlocking(false);
            pipes.add(pipe);
            int number = i;
            poller.register(pipe.source(), SelectionKey.OP_READ, new Ready() {
                @Override
                protected void run() {
                    try {
                        assertThat(pipe.source().read(ByteBuffer.allocate(1))).isOne();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    read.add(number);
                }
            });
        }
    }

    private void fill(int number) throws IOException {
        pipes.get(number).sink().write(ByteBuffer.allocate(1));
    }

    /** A turn that does not wait, since there is something else to run; answers how many pipes it has read. */
    private int turn() {
        int before = read.size();
        queue.add(new Ready() {
            @Override
            protected void run() {}
        });
        poller.pollNow(queue);
        queue.runWaiting();
        return read.size() - before;
    }
}
