// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ZERO;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Runner;
import dev.weft.testing.AsyncTest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

class FetcherTest {
    private static final Url URL = new Url("a.test", 80, "/");
    private static final Options OPTIONS =
            new Options(List.of(URL), 100, 2, 8, 3, ofSeconds(10), Path.of("unused"), false, null, 1, false);

    private final Tally tally = new Tally();
    private final List<Duration> asked = new ArrayList<>();

    private static Response status(int status) {
        return new Response(status, Map.of(), new byte[0]);
    }

    private Fetcher fetcher(Web web) {
        Web noted = url -> {
            asked.add(Duration.ofNanos(EventLoop.running().time()));
            return web.get(url);
        };
        return new Fetcher(noted, OPTIONS, tally);
    }

    private static Web answers(Object... answers) {
        Deque<Object> left = new ArrayDeque<>(List.of(answers));
        return url -> {
            Object answer = left.remove();
            if (answer instanceof IOException e) {
                throw e;
            }
            return done((Response) answer);
        };
    }

    /** The times between attempts. */
    private List<Duration> pauses() {
        return IntStream.range(1, asked.size())
                .mapToObj(i -> asked.get(i).minus(asked.get(i - 1)))
                .toList();
    }

    @AsyncTest
    void triesAgainAfterTheWaitsThatTheSeedDraws(Runner runner) {
        Fetcher fetcher = fetcher(answers(status(503), new IOException("reset"), status(429), status(200)));

        Fetched fetched = runner.run(async(() -> fetcher.fetch(URL, new Pace(ZERO))));

        Backoff same = new Backoff(OPTIONS.seed());
        assertThat(fetched.response().status()).isEqualTo(200);
        assertThat(fetched.describe()).isEmpty();
        assertThat(fetched.attempts()).isEqualTo(4);
        assertThat(pauses()).containsExactly(same.after(1), same.after(2), same.after(3));
        assertThat(fetched.took()).isEqualTo(asked.get(3));
    }

    @AsyncTest
    void givesUpAfterThreeRetries(Runner runner) {
        Fetcher fetcher = fetcher(url -> done(status(500)));

        Fetched fetched = runner.run(async(() -> fetcher.fetch(URL, new Pace(ZERO))));

        assertThat(fetched.attempts()).isEqualTo(4);
        assertThat(fetched.describe()).isEqualTo("answered with status 500");
    }

    @AsyncTest
    void doesNotTryAgainWhatIsFinal(Runner runner) {
        Fetcher fetcher = fetcher(answers(status(404), status(301), new HttpException("no HTTP")));

        runner.run(async(() -> {
            for (String problem : List.of("answered with status 404", "answered with status 301", "no HTTP")) {
                Fetched fetched = await(fetcher.fetch(URL, new Pace(ZERO)));
                assertThat(fetched.attempts()).isEqualTo(1);
                assertThat(fetched.describe()).isEqualTo(problem);
            }
            return done();
        }));
    }

    @AsyncTest
    void anAttemptThatTakesTooLongIsCancelledAndTriedAgain(Runner runner) {
        List<String> cancelled = new ArrayList<>();
        Fetcher fetcher = fetcher(url -> async(() -> {
            try {
                await(sleep(Duration.ofDays(1)));
            } catch (CancelledError e) {
                cancelled.add("cancelled");
                throw e;
            }
            return done(status(200));
        }));

        Fetched fetched = runner.run(async(() -> fetcher.fetch(URL, new Pace(ZERO))));

        assertThat(fetched.describe()).isEqualTo("no complete answer within 10 s");
        assertThat(fetched.attempts()).isEqualTo(4);
        assertThat(cancelled).hasSize(4);
        assertThat(fetched.took()).isBetween(ofSeconds(40), ofSeconds(41));
    }

    @AsyncTest
    void waitsAsLongAsTheServerAsksUpToTheTimeout(Runner runner) {
        Fetcher fetcher = fetcher(answers(
                new Response(429, Map.of("retry-after", "3"), new byte[0]),
                new Response(503, Map.of("retry-after", "99999"), new byte[0]),
                status(200)));

        runner.run(async(() -> fetcher.fetch(URL, new Pace(ZERO))));

        assertThat(pauses()).containsExactly(ofSeconds(3), ofSeconds(10));
    }

    @AsyncTest
    void neverMoreRequestsAtATimeThanAsked(Runner runner) {
        Fetcher fetcher = fetcher(url -> async(() -> {
            await(sleep(ofSeconds(1)));
            return done(status(200));
        }));

        runner.run(async(() -> {
            List<Coroutine<Fetched>> all = new ArrayList<>();
            for (int i = 0; i < 7; i++) {
                all.add(fetcher.fetch(URL, new Pace(ZERO)));
            }
            await(gather(all));
            return done();
        }));

        assertThat(tally.mostInFlight()).isEqualTo(2);
        assertThat(tally.inFlight()).isZero();
        assertThat(asked)
                .containsExactly(ZERO, ZERO, ofSeconds(1), ofSeconds(1), ofSeconds(2), ofSeconds(2), ofSeconds(3));
    }

    @AsyncTest
    void aPageThatWaitsToBeTriedAgainHoldsUpNobody(Runner runner) {
        Url failing = new Url("b.test", 80, "/");
        Fetcher fetcher = fetcher(url -> url.equals(failing)
                ? done(new Response(503, Map.of("retry-after", "9"), new byte[0]))
                : done(status(200)));

        runner.run(async(() -> {
            var first = createTask(fetcher.fetch(failing, new Pace(ZERO)));
            var second = createTask(fetcher.fetch(failing, new Pace(ZERO)));
            await(sleep(ofMillis(1)));
            await(fetcher.fetch(URL, new Pace(ZERO)));
            assertThat(EventLoop.running().time()).isEqualTo(ofMillis(1).toNanos());
            first.cancel();
            second.cancel();
            return done();
        }));
    }

    @AsyncTest
    void requestsOfOneHostAreADelayApart(Runner runner) {
        Fetcher fetcher = fetcher(answers(status(200), status(503), status(200), status(200)));

        runner.run(async(() -> {
            Pace pace = new Pace(ofSeconds(2));
            for (int i = 0; i < 3; i++) {
                await(fetcher.fetch(URL, pace));
            }
            await(sleep(ofSeconds(5)));
            return done();
        }));

        assertThat(asked).containsExactly(ofSeconds(2), ofSeconds(4), ofSeconds(6), ofSeconds(8));
    }
}
