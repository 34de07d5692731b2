// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.TaskGroup;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the pages of a frontier: for each host some workers, which take from its queue until the frontier ends. How many they
 * are is the limit for that host; how many requests there are in all is the fetcher's affair. So a host that is slow, or wants
 * to be asked slowly, holds up nobody but its own workers.
 */
final class Crawl {
    private final Options options;
    private final Frontier frontier;
    private final Tally tally;
    private final Results results;
    private final Fetcher fetcher;
    private final RobotsTxt robotsTxt;

    Crawl(Options options, Frontier frontier, Tally tally, Results results, Web web) {
        this.options = options;
        this.frontier = frontier;
        this.tally = tally;
        this.results = results;
        fetcher = new Fetcher(web, options, tally);
        robotsTxt = new RobotsTxt(fetcher);
    }

    // region crawler-workers
    @Async
    Coroutine<Void> run() {
        try (TaskGroup hosts = new TaskGroup()) {
            for (String origin : frontier.origins()) {
                hosts.createTask(crawl(origin), origin);
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> crawl(String origin) {
        Robots robots = await(robotsTxt.of(origin));
        if (!robots.problem().isEmpty()) {
            tally.unavailable(origin + ": " + robots.problem());
        }
        Pace pace = new Pace(robots.delay());
        int count = robots.delay().isZero() ? options.perHost() : 1;
        try (TaskGroup workers = new TaskGroup()) {
            for (int i = 0; i < count; i++) {
                workers.createTask(worker(origin, robots, pace), origin + "-" + i);
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> worker(String origin, Robots robots, Pace pace) {
        for (Url url : await(frontier.queue(origin))) {
            try {
                if (robots.allows(url.target())) {
                    await(visit(url, pace));
                } else {
                    tally.forbid();
                }
            } finally {
                frontier.done();
            }
        }
        return done();
    }
    // endregion

    @Async
    private Coroutine<Void> visit(Url url, Pace pace) {
        frontier.begin();
        Fetched fetched = await(fetcher.fetch(url, pace));
        Page page = await(read(url, fetched));
        tally.add(page);
        await(results.put(page));
        return done();
    }

    @Async
    private Coroutine<Page> read(Url url, Fetched fetched) {
        Response response = fetched.response();
        String problem = fetched.describe();
        String title = "";
        List<Url> links = List.of();
        if (response.isRedirect()) {
            Optional<Url> target = url.resolve(response.header("location"));
            title = "to " + target.map(Url::toString).orElse(response.header("location"));
            links = target.stream().toList();
            problem = "";
        } else if (response.isOk() && response.isHtml()) {
            try {
                Html html = await(toThread(() -> Html.parse(url, response)));
                title = html.title();
                links = html.links();
            } catch (Exception e) {
                problem = "its HTML can't be read: " + e;
            }
        }
        return done(new Page(
                url,
                response.status(),
                fetched.attempts(),
                fetched.took(),
                response.body().length,
                title,
                problem,
                frontier.add(links)));
    }
}
