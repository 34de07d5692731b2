// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.examples.crawler.Site.Kind;
import dev.weft.testing.AsyncTest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Whole crawls over loopback: what only real connections show. */
@Timeout(60)
class SessionTest {
    private static final int SIZE = 500;

    private final Site site = new Site(SIZE, 2);

    @TempDir
    Path directory;

    private Session session(boolean resume) {
        Options defaults = Options.DEFAULT;
        Options options = new Options(
                List.of(),
                SIZE,
                defaults.concurrency(),
                defaults.perHost(),
                defaults.retries(),
                defaults.timeout(),
                directory.resolve("crawl.tsv"),
                resume,
                null,
                2,
                false);
        return new Session(options, site.starts(), "the site");
    }

    @Async
    private static Coroutine<Void> run(Session session, SiteServer server) throws CrawlException {
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
        try (HttpClient client = new HttpClient(server.dialer(), Options.LARGEST_BODY)) {
            await(session.run(client, new Progress(nowhere, true, session.tally(), session.frontier())));
        }
        return done();
    }

    private List<String> results() throws IOException {
        return Files.readAllLines(directory.resolve("crawl.tsv")).stream()
                .skip(1)
                .map(line -> Page.parse(line).url().toString())
                .toList();
    }

    @AsyncTest(virtualTime = false)
    void everyPageOnceWithinTheLimits(Runner runner) throws IOException {
        Session session = session(false);

        Visits visits = runner.run(async(() -> {
            try (SiteServer server = await(SiteServer.start(site))) {
                await(run(session, server));
                await(allHungUp(server));
                return done(server.visits());
            }
        }));

        assertThat(results())
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, SIZE)
                        .mapToObj(page -> site.url(page).toString())
                        .toList());
        assertThat(session.tally().moved()).isEqualTo(site.count(Kind.MOVED));
        assertThat(session.tally().failing()).isEqualTo(site.count(Kind.FAILING, Kind.GONE));
        assertThat(visits.inTrap()).isZero();
        assertThat(visits.mostOfAll()).isBetween(9, 30);
        assertThat(List.of("www.weft.test", "docs.weft.test", "blog.weft.test", "shop.weft.test", Site.NEWS))
                .allMatch(host -> visits.most(host) <= 8);
        assertThat(visits.most(Site.ARCHIVE)).isEqualTo(1);
        for (int page = 0; page < SIZE; page++) {
            if (site.kind(page) != Kind.FLAKY && site.kind(page) != Kind.FAILING) {
                assertThat(visits.of(page)).as("requests for %d", page).isEqualTo(1);
            }
        }
    }

    /** The server sees that the client has closed its connections, those that it kept too. */
    @Async
    private static Coroutine<Void> allHungUp(SiteServer server) {
        while (server.visits().connections() > 0) {
            await(yieldNow());
        }
        return done();
    }

    @AsyncTest(virtualTime = false)
    void cancelledHalfwayNothingStaysOpen(Runner runner) throws IOException {
        Session session = session(false);

        runner.run(async(() -> {
            try (SiteServer server = await(SiteServer.start(site))) {
                var run = createTask(run(session, server));
                while (session.tally().pages() < SIZE / 3) {
                    await(yieldNow());
                }
                run.cancel();
                try {
                    await(run);
                    throw new AssertionError("it went on");
                } catch (CancelledError e) {
                    // As asked.
                }
                assertThat(openFiles()).noneMatch(file -> file.endsWith("crawl.tsv"));
                assertThat(session.tally().inFlight()).isZero();
                await(allHungUp(server));

                await(run(session(true), server));
            }
            return done();
        }));

        assertThat(results()).hasSize(SIZE).doesNotHaveDuplicates();
    }

    /** None where the system doesn't tell. */
    private static List<Path> openFiles() throws IOException {
        Path descriptors = Path.of("/proc/self/fd");
        if (!Files.isDirectory(descriptors)) {
            return List.of();
        }
        try (Stream<Path> open = Files.list(descriptors)) {
            return open.map(SessionTest::target).toList();
        }
    }

    private static Path target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor);
        } catch (IOException e) {
            return descriptor; // closed meanwhile
        }
    }
}
