// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import dev.weft.EventLoop;
import dev.weft.Runner;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/** A server on loopback, in a thread of its own, for clients that block. */
final class Loopback implements AutoCloseable {
    private final List<String> notices = Collections.synchronizedList(new ArrayList<>());
    private final CompletableFuture<RespServer> ready = new CompletableFuture<>();
    private final CompletableFuture<Void> ended = new CompletableFuture<>();
    private volatile EventLoop loop;

    /** @param arguments as on the command line; the port is one that is free */
    Loopback(String... arguments) throws IOException {
        Thread thread = new Thread(() -> run(List.of(arguments)), "loopback-server");
        thread.setDaemon(true);
        thread.start();
        get(ready);
    }

    private void run(List<String> arguments) {
        try (Runner runner = Runner.builder().name("loopback").build()) {
            List<String> all = new ArrayList<>(List.of("--port", "0"));
            all.addAll(arguments);
            RespServer server =
                    new RespServer(OptionParser.parse(all), System::currentTimeMillis, new Random(1), notices::add);
            loop = runner.loop();
            runner.run(server.run(() -> ready.complete(server)));
            ended.complete(null);
        } catch (Throwable e) {
            ready.completeExceptionally(e);
            ended.completeExceptionally(e);
        }
    }

    int port() throws IOException {
        return get(ready).port();
    }

    RespClient connect() throws IOException {
        return new RespClient(port());
    }

    List<String> notices() {
        return notices;
    }

    /** Waits until the server has ended. */
    void join() throws IOException {
        get(ended);
    }

    /** Has the server end as a signal does, and waits until it has. */
    @Override
    public void close() throws IOException {
        if (!ended.isDone()) {
            try {
                loop.callSoonThreadsafe(get(ready)::stop);
            } catch (IllegalStateException e) {
                // It has ended meanwhile.
            }
        }
        join();
    }

    private static <T> T get(CompletableFuture<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IOException(e);
        }
    }
}
