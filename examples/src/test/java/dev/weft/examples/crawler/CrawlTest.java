// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ofDays;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.ReturnWhen;
import dev.weft.Runner;
import dev.weft.Weft;
import dev.weft.examples.crawler.Site.Kind;
import dev.weft.testing.AsyncBeforeEach;
import dev.weft.testing.AsyncTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole crawls in virtual time, without sockets. */
@Timeout(60)
class CrawlTest {
    private static final int SIZE = 500;
    private static final List<String> HOSTS =
            List.of("www.weft.test", "docs.weft.test", "blog.weft.test", "shop.weft.test", Site.NEWS);

    private final Site site = new Site(SIZE, 1);

    @TempDir
    Path directory;

    /** Calls are made at once in place of in threads: each run is like the other. */
    @Async
    @AsyncBeforeEach
    Coroutine<Void> withoutThreads() {
        EventLoop.running().setDefaultExecutor(Runnable::run);
        return done();
    }

    private Options options(int pages, boolean resume) {
        return new Options(
                List.of(), pages, 30, 8, 3, ofSeconds(10), directory.resolve("crawl.tsv"), resume, null, 1, false);
    }

    private Session session(int pages, boolean resume) {
        return new Session(options(pages, resume), site.starts(), "the site");
    }

    private static Coroutine<Void> run(Session session, Web web) throws CrawlException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        return session.run(web, new Progress(nowhere, true, session.tally(), session.frontier()));
    }

    /** The pages that have a result, each as often as it has one. */
    private List<String> results() throws IOException {
        return Files.readAllLines(directory.resolve("crawl.tsv")).stream()
                .skip(1)
                .map(line -> Page.parse(line).url().toString())
                .toList();
    }

    private List<String> all() {
        return IntStream.range(0, SIZE)
                .mapToObj(page -> site.url(page).toString())
                .toList();
    }

    @AsyncTest
    void everyPageOnce(Runner runner) throws IOException {
        Session session = session(SIZE, false);
        SiteWeb web = new SiteWeb(site);

        runner.run(async(() -> run(session, web)));

        assertThat(results()).containsExactlyInAnyOrderElementsOf(all());
        for (int page = 0; page < SIZE; page++) {
            int expected = switch (site.kind(page)) {
                case FAILING -> 4;
                case FLAKY -> 1 + site.failures(page);
                case PLAIN, SLOW, GONE, MOVED -> 1;
            };
            assertThat(web.visits().of(page)).as("requests for %d", page).isEqualTo(expected);
        }
        Tally tally = session.tally();
        assertThat(tally.pages()).isEqualTo(SIZE);
        assertThat(tally.moved()).isEqualTo(site.count(Kind.MOVED)).isPositive();
        assertThat(tally.failing())
                .isEqualTo(site.count(Kind.FAILING, Kind.GONE))
                .isPositive();
        assertThat(tally.inFlight()).isZero();
    }

    @AsyncTest
    void theLimitOfTheRunIsReachedAndNotExceeded(Runner runner) {
        Session session = session(SIZE, false);
        SiteWeb web = new SiteWeb(site);

        runner.run(async(() -> run(session, web)));

        assertThat(web.visits().mostOfAll()).isEqualTo(30);
        assertThat(session.tally().mostInFlight()).isEqualTo(30);
        assertThat(HOSTS).allMatch(host -> web.visits().most(host) <= 8);
    }

    @AsyncTest
    void theLimitOfEachHostIsReachedAndNotExceeded(Runner runner) {
        Options many = new Options(
                List.of(), SIZE, 100, 8, 3, ofSeconds(10), directory.resolve("crawl.tsv"), false, null, 1, false);
        Session session = new Session(many, site.starts(), "the site");
        SiteWeb web = new SiteWeb(site);

        runner.run(async(() -> run(session, web)));

        assertThat(HOSTS).allMatch(host -> web.visits().most(host) == 8);
        assertThat(web.visits().most(Site.ARCHIVE)).isEqualTo(1);
    }

    @AsyncTest
    void whatRobotsTxtForbidsIsLeftAlone(Runner runner) {
        Session session = session(SIZE, false);
        SiteWeb web = new SiteWeb(site);

        runner.run(async(() -> run(session, web)));

        assertThat(web.visits().inTrap()).isZero();
        assertThat(session.tally().forbidden()).isBetween(SIZE / 2, SIZE);
    }

    @AsyncTest
    void aHostIsAskedAsSlowlyAsItWants(Runner runner) {
        Session session = session(SIZE, false);
        SiteWeb web = new SiteWeb(site);
        List<Duration> asked = new ArrayList<>();

        runner.run(async(() -> run(session, url -> {
            if (url.host().equals(Site.ARCHIVE)) {
                asked.add(Duration.ofNanos(EventLoop.running().time()));
            }
            return web.get(url);
        })));

        assertThat(asked).hasSizeGreaterThanOrEqualTo(SIZE / 50);
        for (int i = 1; i < asked.size(); i++) {
            assertThat(asked.get(i).minus(asked.get(i - 1))).isGreaterThanOrEqualTo(ofMillis(100));
        }
    }

    /** One host never answers; the others are crawled as if it weren't there. */
    @AsyncTest
    void aHostThatHangsHoldsUpNobody(Runner runner) {
        Session session = session(SIZE, false);
        SiteWeb web = new SiteWeb(site);
        List<Duration> asked = new ArrayList<>();

        runner.run(async(() -> run(session, url -> {
            if (url.host().equals(Site.ARCHIVE)) {
                return async(() -> {
                    await(sleep(ofDays(1)));
                    return done(Response.NONE);
                });
            }
            asked.add(Duration.ofNanos(EventLoop.running().time()));
            return web.get(url);
        })));

        assertThat(session.tally().unavailable()).containsExactly(Site.ARCHIVE + ": no complete answer within 10 s");
        int reachable = SIZE - 10 - 10; // without the host's pages, and what only they lead to
        assertThat(session.tally().pages()).isBetween(reachable, SIZE - 10);
        assertThat(asked).allMatch(time -> time.compareTo(ofSeconds(10)) < 0); // before it has timed out once
    }

    @AsyncTest
    void robotsTxtThatHasMovedOrIsMissing(Runner runner) {
        Map<String, Response> answers = Map.of(
                "http://a.test/robots.txt", new Response(301, Map.of("location", "/robots2.txt"), new byte[0]),
                "http://a.test/robots2.txt",
                        new Response(200, Map.of(), "User-agent: *\nDisallow: /".getBytes(StandardCharsets.UTF_8)),
                "http://b.test/robots.txt", new Response(302, Map.of("location", "robots.txt"), new byte[0]),
                "http://c.test/robots.txt", new Response(403, Map.of(), new byte[0]),
                "http://d.test/robots.txt", new Response(503, Map.of(), new byte[0]));
        List<Url> starts = List.of("a", "b", "c", "d").stream()
                .map(host -> new Url(host + ".test", 80, "/"))
                .toList();
        Session session = new Session(options(100, false), starts, "four hosts");
        Set<String> asked = new HashSet<>();

        runner.run(async(() -> run(session, url -> {
            asked.add(url.toString());
            return done(answers.getOrDefault(url.toString(), new Response(200, Map.of(), new byte[0])));
        })));

        assertThat(asked)
                .contains("http://b.test/", "http://c.test/")
                .doesNotContain("http://a.test/", "http://d.test/");
        assertThat(session.tally().forbidden()).isEqualTo(2);
        assertThat(session.tally().unavailable()).containsExactly("d.test: answered with status 503");
    }

    @AsyncTest
    void redirectsAreFollowedOnTheSameHostsOnly(Runner runner) throws IOException {
        Map<String, String> moved = Map.of("/", "/here", "/here", "http://elsewhere.test/", "/robots.txt", "/");
        Session session = new Session(options(100, false), List.of(new Url("a.test", 80, "/")), "one host");
        Set<String> asked = new HashSet<>();

        runner.run(async(() -> run(session, url -> {
            asked.add(url.toString());
            return done(new Response(302, Map.of("location", moved.get(url.target())), new byte[0]));
        })));

        assertThat(results()).containsExactly("http://a.test/", "http://a.test/here");
        assertThat(session.tally().moved()).isEqualTo(2);
        assertThat(asked).contains("http://elsewhere.test/"); // for robots.txt, which may be there
    }

    @AsyncTest
    void noMoreThanAskedAndTheRestAnotherTime(Runner runner) throws IOException {
        SiteWeb web = new SiteWeb(site);

        runner.run(async(() -> run(session(200, false), web)));
        assertThat(results()).hasSize(200).doesNotHaveDuplicates();

        Session rest = session(SIZE, true);
        runner.run(async(() -> run(rest, web)));
        assertThat(rest.tally().restored()).isEqualTo(200);
        assertThat(results()).containsExactlyInAnyOrderElementsOf(all());
    }

    /** Stopped at some moment, resumed, stopped again... until it is through. */
    @AsyncTest
    void cancelledHalfwayAndResumed(Runner runner) throws IOException {
        SiteWeb web = new SiteWeb(site);
        int most = 0;
        boolean ended = false;
        for (int stops = 0; !ended; stops++) {
            Session session = session(SIZE, stops > 0);
            Duration patience = ofMillis(20L << stops);
            ended = runner.run(async(() -> {
                var run = createTask(run(session, web));
                await(Weft.wait(List.of(run), ReturnWhen.ALL_COMPLETED, patience));
                boolean through = run.isDone();
                run.cancel();
                try {
                    await(run);
                } catch (CancelledError e) {
                    // As asked.
                }
                assertThat(allTasks()).hasSize(1);
                assertThat(web.visits().now()).isZero();
                assertThat(session.tally().inFlight()).isZero();
                return done(through);
            }));
            most = stops;
            assertThat(results()).doesNotHaveDuplicates();
        }

        assertThat(most).isGreaterThan(3);
        assertThat(results()).containsExactlyInAnyOrderElementsOf(all());
    }

    @AsyncTest
    void anErrorOfTheProgramEndsTheCrawlAndLeavesNothing(Runner runner) throws IOException {
        SiteWeb web = new SiteWeb(site);
        Session session = session(SIZE, false);

        runner.run(async(() -> {
            try {
                await(run(session, url -> {
                    if (session.tally().pages() >= 100) {
                        throw new IllegalStateException("broken");
                    }
                    return web.get(url);
                }));
                throw new AssertionError("it went on");
            } catch (ExceptionGroup group) {
                assertThat(group).hasStackTraceContaining("java.lang.IllegalStateException: broken");
            }
            assertThat(allTasks()).hasSize(1);
            assertThat(web.visits().now()).isZero();
            return done();
        }));
    }
}
