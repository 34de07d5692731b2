// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncQueue;
import java.util.List;
import java.util.Optional;

/**
 * Fetches the pages of a frontier, and reads them. For each host some workers take from its queue until the frontier ends: how
 * many they are is the limit for that host; how many requests there are in all is the fetcher's affair. So a host that is slow,
 * or wants to be asked slowly, holds up nobody but its own workers. What they fetch goes to readers, and a worker goes on when
 * its page is read: so a stop can cancel the requests and lose no page that has come.
 */
final class Crawl {
    private final Options options;
    private final Frontier frontier;
    private final Tally tally;
    private final Results results;
    private final Fetcher fetcher;
    private final RobotsTxt robotsTxt;
    private final AsyncQueue<Unread> unread = new AsyncQueue<>();
    private Task<Void> fetching;

    Crawl(Options options, Frontier frontier, Tally tally, Results results, Web web) {
        this.options = options;
        this.frontier = frontier;
        this.tally = tally;
        this.results = results;
        fetcher = new Fetcher(web, options, tally);
        robotsTxt = new RobotsTxt(fetcher);
    }

    // region crawler-stages
    @Async
    Coroutine<Void> run() {
        try (TaskGroup group = new TaskGroup()) {
            fetching = group.createTask(fetchAll(), "fetching");
            for (int i = 0; i < options.concurrency(); i++) {
                group.createTask(reader(), "reader-" + i);
            }
            await(Weft.wait(List.of(fetching), ReturnWhen.ALL_COMPLETED));
            unread.shutdown();
        }
        return done();
    }

    /** Cancels the requests; what has been fetched is still read and written. False if nothing was left to fetch. */
    boolean stop(String reason) {
        return fetching.cancel(reason);
    }
    // endregion

    @Async
    private Coroutine<Void> fetchAll() {
        try (TaskGroup hosts = new TaskGroup()) {
            for (String origin : frontier.origins()) {
                hosts.createTask(fetchFrom(origin), origin);
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> fetchFrom(String origin) {
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

    // region crawler-worker
    @Async
    private Coroutine<Void> worker(String origin, Robots robots, Pace pace) {
        for (Url url : await(frontier.queue(origin))) {
            if (robots.allows(url.target())) {
                frontier.begin();
                Unread page = new Unread(url, await(fetcher.fetch(url, pace)), new AsyncEvent());
                unread.putNowait(page);
                await(page.isRead().await());
            } else {
                tally.forbid();
                frontier.done();
            }
        }
        return done();
    }
    // endregion

    @Async
    private Coroutine<Void> reader() {
        for (Unread next : await(unread)) {
            Page page = await(read(next.url(), next.fetched()));
            tally.add(page);
            await(results.put(page));
            frontier.done();
            next.isRead().set();
        }
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

    /** A page that has come, on its way to a reader. */
    private record Unread(Url url, Fetched fetched, AsyncEvent isRead) {}
}
