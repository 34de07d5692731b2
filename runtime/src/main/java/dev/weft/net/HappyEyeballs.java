// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Connects to the first of several addresses that answers (RFC 8305): the next attempt starts when the one before has failed,
 * or has taken longer than a delay, and runs beside it.
 */
final class HappyEyeballs {

    private final Deque<InetSocketAddress> untried;
    private final ConnectOptions options;
    private final Set<Task<SocketChannel>> attempts = new LinkedHashSet<>();
    private final List<IOException> failures = new ArrayList<>();

    HappyEyeballs(List<InetSocketAddress> addresses, ConnectOptions options) {
        this.untried = new ArrayDeque<>(interleave(addresses));
        this.options = options;
    }

    /** Families alternate, beginning with that of the first address; otherwise the order stays. */
    static List<InetSocketAddress> interleave(List<InetSocketAddress> addresses) {
        Deque<InetSocketAddress> first = new ArrayDeque<>();
        Deque<InetSocketAddress> others = new ArrayDeque<>();
        for (InetSocketAddress address : addresses) {
            boolean like = address.getAddress().getClass()
                    == addresses.get(0).getAddress().getClass();
            (like ? first : others).add(address);
        }
        List<InetSocketAddress> interleaved = new ArrayList<>();
        while (!first.isEmpty() || !others.isEmpty()) {
            if (!first.isEmpty()) {
                interleaved.add(first.remove());
            }
            if (!others.isEmpty()) {
                interleaved.add(others.remove());
            }
        }
        return interleaved;
    }

    /** The first connected channel. */
    @Async
    Coroutine<SocketChannel> connect() throws IOException {
        SocketChannel winner = null;
        try {
            while (winner == null) {
                if (!untried.isEmpty()) {
                    attempts.add(createTask(Connector.connect(untried.remove(), options), "connect"));
                } else if (attempts.isEmpty()) {
                    throw Failures.join(failures);
                }
                winner = await(firstEnd(untried.isEmpty() ? null : options.happyEyeballsDelay()));
            }
        } finally {
            for (Task<SocketChannel> loser : attempts) {
                loser.cancel("another attempt has connected");
                loser.addDoneCallback(ended -> {
                    if (!ended.isCancelled() && ended.exception() == null) {
                        SocketSettings.closeQuietly(ended.result(), new IOException());
                    }
                });
            }
            await(losersEnd(winner));
        }
        return done(winner);
    }

    @Async
    private Coroutine<Void> losersEnd(SocketChannel winner) {
        try {
            if (!attempts.isEmpty()) {
                await(Weft.wait(attempts, ReturnWhen.ALL_COMPLETED));
            }
        } catch (CancelledError e) {
            if (winner != null) {
                SocketSettings.closeQuietly(winner, e);
            }
            throw e;
        }
        return done();
    }

    /** Waits until an attempt ends, at most for {@code limit}; the channel if it has connected, else null. */
    @Async
    private Coroutine<SocketChannel> firstEnd(Duration limit) {
        for (Task<SocketChannel> ended :
                await(Weft.wait(attempts, ReturnWhen.FIRST_COMPLETED, limit)).done()) {
            attempts.remove(ended);
            if (ended.exception() instanceof IOException failure) {
                failures.add(failure);
            } else {
                return done(ended.result());
            }
        }
        return done(null);
    }
}
