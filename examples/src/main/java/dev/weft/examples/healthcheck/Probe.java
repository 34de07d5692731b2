// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Makes one attempt at a target: what a check is before retries and pacing. */
final class Probe implements AutoCloseable {
    private final Duration timeout;
    /**
     * Has no close before JDK 21; it ends once it is unreachable. It would rather have HTTP/2, but fails what is above a
     * connection's limit of requests at a time, and asks plain servers for an upgrade, which some take amiss.
     */
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NORMAL)
            .build();

    private final TcpConnector tcp = new TcpConnector();

    Probe(Duration timeout) {
        this.timeout = timeout;
    }

    /** Ends by an {@link Attempt} whatever the target does; only a cancellation leaves it as an error. */
    @Async
    Coroutine<Attempt> attempt(Target target) {
        EventLoop loop = EventLoop.running();
        long start = loop.time();
        int status = 0;
        String problem;
        try {
            status = await(waitFor(reach(target), timeout));
            problem = Problems.ofStatus(status);
        } catch (TimeoutException e) {
            problem = Problems.ofTimeout(target, timeout);
        } catch (Exception | InternalError e) {
            // InternalError is how HttpClient says that it got no socket.
            problem = Problems.of(target, e);
        }
        Duration took = Duration.ofNanos(loop.time() - start);
        return done(new Attempt(status, problem, Problems.isFinal(status), took));
    }

    /** The HTTP status of a target that answers, 0 of one that has none. */
    private Coroutine<Integer> reach(Target target) throws IOException {
        if (target instanceof Target.Http url) {
            return get(url);
        }
        if (target instanceof Target.Tcp address) {
            return tcp.connect(address);
        }
        throw new IllegalArgumentException(
                target.label() + " can't be reached; report an invalid target, don't probe it");
    }

    @Async
    private Coroutine<Integer> get(Target.Http target) throws IOException {
        HttpResponse<Void> response = await(http.sendAsync(request(target), HttpResponse.BodyHandlers.discarding()));
        return done(response.statusCode());
    }

    private static HttpRequest request(Target.Http target) {
        return HttpRequest.newBuilder(target.uri())
                .setHeader("User-Agent", "weft-healthcheck")
                .build();
    }

    @Override
    public void close() {
        tcp.close();
    }
}
