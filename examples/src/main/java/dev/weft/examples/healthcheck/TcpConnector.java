// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.runInExecutor;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Connects to a port and hangs up again, without a thread a connection. */
final class TcpConnector implements AutoCloseable {
    private static final CompletionHandler<Void, CompletableFuture<Void>> COMPLETION = new CompletionHandler<>() {
        @Override
        public void completed(Void nothing, CompletableFuture<Void> connected) {
            connected.complete(null);
        }

        @Override
        public void failed(Throwable error, CompletableFuture<Void> connected) {
            connected.completeExceptionally(error);
        }
    };

    /**
     * Where names are looked up, the one call here that blocks. The threads are daemons, and not the loop's own: a name
     * server that never answers must not hold up the end of the program. There are as many as it takes: it must not hold
     * up the targets of other name servers either.
     */
    private final ExecutorService lookups = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "healthcheck-lookup");
        thread.setDaemon(true);
        return thread;
    });

    /** Tries the host's addresses in order; 0 once one of them accepts, the last one's error if none does. */
    @Async
    Coroutine<Integer> connect(Target.Tcp target) throws IOException {
        IOException failure = new ConnectException(target.host() + " has no address");
        for (InetAddress address : await(runInExecutor(lookups, () -> InetAddress.getAllByName(target.host())))) {
            try {
                await(connect(new InetSocketAddress(address, target.port())));
                return done(0);
            } catch (IOException e) {
                failure = e;
            }
        }
        throw failure;
    }

    /** Whether it is made, fails or is cancelled, the connection is closed at the end. */
    @Async
    private static Coroutine<Void> connect(InetSocketAddress address) throws IOException {
        try (AsynchronousSocketChannel channel = AsynchronousSocketChannel.open()) {
            CompletableFuture<Void> connected = new CompletableFuture<>();
            channel.connect(address, connected, COMPLETION);
            await(connected);
        }
        return done();
    }

    @Override
    public void close() {
        lookups.shutdownNow();
    }
}
