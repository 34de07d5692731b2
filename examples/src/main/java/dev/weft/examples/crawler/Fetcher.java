// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Timeout;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Fetches pages, so many at a time, and tries again where that may help. */
final class Fetcher {
    private final Web web;
    private final Options options;
    private final Tally tally;
    private final AsyncSemaphore requests;
    private final Backoff backoff;

    Fetcher(Web web, Options options, Tally tally) {
        this.web = web;
        this.options = options;
        this.tally = tally;
        requests = new AsyncSemaphore(options.concurrency());
        backoff = new Backoff(options.seed());
    }

    /** Ends with a {@link Fetched} whatever the server does; only a cancellation leaves it as an error. */
    @Async
    Coroutine<Fetched> fetch(Url url, Pace pace) {
        long start = EventLoop.running().time();
        for (int attempts = 1; ; attempts++) {
            await(pace.turn());
            Response response = Response.NONE;
            String problem = "";
            boolean again;
            try {
                response = await(attempt(url, pace));
                again = response.isTemporary();
            } catch (TimeoutException | IOException e) {
                problem = describe(e);
                again = !(e instanceof HttpException);
            }
            if (!again || attempts > options.retries()) {
                Duration took = Duration.ofNanos(EventLoop.running().time() - start);
                return done(new Fetched(response, problem, attempts, took));
            }
            await(sleep(pause(attempts, response)));
        }
    }

    // region crawler-attempt
    /** The run's permit is held for the request alone: not while the host is given time, nor between attempts. */
    @Async
    private Coroutine<Response> attempt(Url url, Pace pace) throws IOException, TimeoutException {
        try (Permit permit = await(requests.acquire());
                Timeout limit = timeout(options.timeout())) {
            pace.started();
            tally.requestBegins();
            try {
                return done(await(web.get(url)));
            } finally {
                tally.requestEnds();
            }
        }
    }
    // endregion

    private Duration pause(int failures, Response response) {
        Duration own = backoff.after(failures);
        Duration asked = response.retryAfter();
        Duration most = options.timeout();
        Duration polite = asked.compareTo(most) < 0 ? asked : most;
        return own.compareTo(polite) > 0 ? own : polite;
    }

    private String describe(Exception e) {
        if (e instanceof TimeoutException) {
            return "no complete answer within " + options.timeout().toSeconds() + " s";
        }
        if (e instanceof UnknownHostException) {
            return "no host has this name";
        }
        if (e instanceof ConnectException) {
            return "the host does not take connections";
        }
        return String.valueOf(e.getMessage());
    }
}
