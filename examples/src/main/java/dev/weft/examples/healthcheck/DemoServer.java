// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** A server on the loopback address whose endpoints take their time to answer, without a thread a request. */
final class DemoServer implements AutoCloseable {
    static final int ENDPOINTS = 1000;
    private static final Duration USUAL = Duration.ofMillis(500);
    private static final Duration SLOW = Duration.ofMillis(700);

    private final ScheduledExecutorService answers = Executors.newSingleThreadScheduledExecutor();
    private final HttpServer server;

    DemoServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 2 * ENDPOINTS);
        server.createContext("/usual/", exchange -> answerLater(exchange, USUAL, 200));
        server.createContext("/slow/", exchange -> answerLater(exchange, SLOW, 200));
        server.createContext("/failing/", exchange -> answerLater(exchange, USUAL, 503));
        server.start();
    }

    List<String> urls() {
        String root = "http://127.0.0.1:" + server.getAddress().getPort();
        return IntStream.range(0, ENDPOINTS).mapToObj(i -> root + path(i)).toList();
    }

    static boolean isMeantToFail(String url) {
        return url.contains("/failing/");
    }

    /** What waiting for each answer in turn takes at the least. */
    static Duration oneByOne() {
        return IntStream.range(0, ENDPOINTS)
                .mapToObj(i -> path(i).startsWith("/slow/") ? SLOW : USUAL)
                .reduce(Duration.ZERO, Duration::plus);
    }

    private static String path(int endpoint) {
        if (endpoint % 100 == 99) {
            return "/failing/" + endpoint;
        }
        return (endpoint % 50 == 25 ? "/slow/" : "/usual/") + endpoint;
    }

    private void answerLater(HttpExchange exchange, Duration delay, int status) {
        var unused = answers.schedule(() -> answer(exchange, status), delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static void answer(HttpExchange exchange, int status) {
        try (exchange) {
            exchange.sendResponseHeaders(status, -1);
        } catch (IOException e) {
            // The client has hung up; nobody is left to tell.
        }
    }

    @Override
    public void close() {
        server.stop(0);
        answers.shutdownNow();
    }
}
