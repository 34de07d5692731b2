// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CheckerTest {
    private static final int CONCURRENCY = 3;

    private final AtomicInteger requests = new AtomicInteger();

    @Test
    void aTargetThatRecoversIsHealthy() throws IOException {
        try (LoopbackServer server = new LoopbackServer(
                exchange -> LoopbackServer.answer(exchange, requests.incrementAndGet() <= 2 ? 503 : 200))) {
            Run run = Run.of("--retries", "2", "--json", server.url("/"));

            assertThat(run.status()).isZero();
            assertThat(run.out()).contains("\"status\":200,\"problem\":null,\"attempts\":3,");
        }
    }

    @Test
    void retriesEnd() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            requests.incrementAndGet();
            LoopbackServer.answer(exchange, 503);
        })) {
            Run run = Run.of("--retries", "1", server.url("/"));

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.failures()).singleElement().asString().endsWith("healthy is 2xx or 3xx (2 attempts)");
            assertThat(requests).hasValue(2);
        }
    }

    @Test
    void refusedConnectionsAreRetried() throws IOException {
        assertThat(Run.of("--retries", "1", LoopbackServer.closed()).failures())
                .singleElement()
                .asString()
                .endsWith(" (2 attempts)");
    }

    @Test
    void aWrongRequestIsNotRetried() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            requests.incrementAndGet();
            LoopbackServer.answer(exchange, 404);
        })) {
            assertThat(Run.of("--retries", "5", server.url("/")).status()).isEqualTo(1);
            assertThat(requests).hasValue(1);
        }
    }

    @Test
    void everyTargetIsCheckedOnceAtTheRateAsked() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            requests.incrementAndGet();
            LoopbackServer.answer(exchange, 200);
        })) {
            Run run = Run.of(arguments(server, 20, "--rate", "1000/s"));

            assertThat(run.out()).contains("\n20 healthy, 0 failing\n");
            assertThat(requests).hasValue(20);
        }
    }

    @Test
    void neverMoreAtATimeThanAsked() throws IOException {
        Lobby lobby = new Lobby();
        try (LoopbackServer server = new LoopbackServer(lobby::enter)) {
            Run run = Run.of(arguments(server, 9, "--concurrency", "" + CONCURRENCY));

            assertThat(run.status()).isZero();
            assertThat(lobby.most).isEqualTo(CONCURRENCY);
        }
    }

    private static String[] arguments(LoopbackServer server, int targets, String... options) {
        Stream<String> urls = IntStream.range(0, targets).mapToObj(i -> server.url("/" + i));
        return Stream.concat(Stream.of(options), urls).toArray(String[]::new);
    }

    /** Holds requests until as many as expected are there, and a little longer, in case one too many comes. */
    private static final class Lobby {
        private static final Executor LATER = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);

        private final List<HttpExchange> waiting = new ArrayList<>();
        private int most;

        synchronized void enter(HttpExchange exchange) {
            waiting.add(exchange);
            most = Math.max(most, waiting.size());
            if (waiting.size() == CONCURRENCY) {
                LATER.execute(this::leave);
            }
        }

        private synchronized void leave() {
            try {
                for (HttpExchange exchange : waiting) {
                    LoopbackServer.answer(exchange, 200);
                }
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            waiting.clear();
        }
    }
}
