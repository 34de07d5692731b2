// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Runner;
import dev.weft.sync.AsyncEvent;
import java.util.concurrent.CompletableFuture;

/** A site that is served in a thread of its own, for programs in other processes. */
final class LiveSite implements AutoCloseable {
    private final CompletableFuture<Integer> port = new CompletableFuture<>();
    private final CompletableFuture<Visits> visits = new CompletableFuture<>();
    private final AsyncEvent stopped = new AsyncEvent();
    private final Runner runner = Runner.builder().name("site").build();

    LiveSite(Site site) {
        Thread thread = new Thread(() -> serve(site), "site");
        thread.setDaemon(true);
        thread.start();
        port.join();
    }

    private void serve(Site site) {
        try (runner) {
            visits.complete(runner.run(async(() -> {
                try (SiteServer server = await(SiteServer.start(site))) {
                    port.complete(server.port());
                    await(stopped.await());
                    return done(server.visits());
                }
            })));
        } catch (Throwable e) {
            port.completeExceptionally(e);
            visits.completeExceptionally(e);
        }
    }

    String address() {
        return "127.0.0.1:" + port.join();
    }

    /** Serves no longer; answers who has asked for what. */
    Visits stop() {
        runner.loop().callSoonThreadsafe(stopped::set);
        return visits.join();
    }

    @Override
    public void close() {
        if (!visits.isDone()) {
            stop();
        }
    }
}
