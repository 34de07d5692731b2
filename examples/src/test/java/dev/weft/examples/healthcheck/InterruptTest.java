// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class InterruptTest {
    @Test
    void reportsWhatWasDone() throws IOException {
        AtomicInteger requests = new AtomicInteger();
        Interrupt interrupt = new Interrupt();
        try (LoopbackServer server = new LoopbackServer(exchange -> {
            if (requests.incrementAndGet() == 3) {
                interrupt.fire();
            } else {
                LoopbackServer.answer(exchange, 200);
            }
        })) {
            Run run = Run.with(
                    interrupt,
                    "--concurrency",
                    "1",
                    server.url("/1"),
                    server.url("/2"),
                    server.url("/never-answered"),
                    server.url("/never-asked"));

            assertThat(run.status()).isEqualTo(130);
            assertThat(run.out())
                    .startsWith("Interrupted: 2 of 4 targets checked.\n2 targets in ")
                    .contains("\n2 healthy, 0 failing\n", server.url("/1"), server.url("/2"))
                    .doesNotContain("never");
            assertThat(requests).hasValue(3);
        }
    }

    @Test
    void closesTheConnectionsUnderWay() throws Exception {
        Interrupt interrupt = new Interrupt();
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            CompletableFuture<Integer> untilClosed = LoopbackServer.talk(() -> fireAndReadAll(silent, interrupt));

            Run run = Run.with(interrupt, "--timeout", "1m", "http://127.0.0.1:" + silent.getLocalPort() + "/");

            assertThat(run.status()).isEqualTo(130);
            assertThat(untilClosed.get()).isPositive();
        }
    }

    @Test
    void beforeTheChecksThereIsNothingToCancel() {
        assertThat(new Interrupt().fire()).isFalse();
    }

    @Test
    void afterTheChecksItChangesNothing() throws IOException {
        Interrupt interrupt = new Interrupt();
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, 200))) {
            assertThat(Run.with(interrupt, server.address()).status()).isZero();
            assertThat(interrupt.fire()).isTrue();
        }
    }

    /** Interrupts once a request has begun; the count of its bytes once the other side hangs up. */
    private static int fireAndReadAll(ServerSocket server, Interrupt interrupt) throws IOException {
        try (Socket socket = server.accept()) {
            int first = socket.getInputStream().read();
            interrupt.fire();
            return first < 0 ? 0 : 1 + socket.getInputStream().readAllBytes().length;
        }
    }
}
