// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** One run of a crawl, from the file of results to the end of the last request. */
final class Session {
    /** What stops the crawl, by number, which the exit status tells. */
    private static final Map<String, Integer> SIGNALS = Map.of("INT", 2, "TERM", 15);

    private final Options options;
    private final String name;
    private final Frontier frontier;
    private final Tally tally = new Tally();
    private Duration took = Duration.ZERO;
    private int signal;

    /** @param name says what is crawled; a resumed crawl must have the same */
    Session(Options options, List<Url> starts, String name) {
        this.options = options;
        this.name = name;
        frontier = new Frontier(starts, options.pages());
    }

    /** What is known by now. */
    Tally tally() {
        return tally;
    }

    /** What is known of pages by now. */
    Frontier frontier() {
        return frontier;
    }

    /** How long the pages took. */
    Duration took() {
        return took;
    }

    /** The number of the signal that has stopped it; zero if none has. */
    int signal() {
        return signal;
    }

    /** Ends when there is nothing left to fetch, or a signal comes; an {@code ExceptionGroup} if results can't be written. */
    @Async
    Coroutine<Void> run(Web web, Progress progress) throws CrawlException {
        try (Results results = await(open())) {
            frontier.start();
            long start = EventLoop.running().time();
            await(run(new Crawl(options, frontier, tally, results, web), results, progress));
            took = Duration.ofNanos(EventLoop.running().time() - start);
        }
        return done();
    }

    private Coroutine<Results> open() throws CrawlException {
        if (!options.resume()) {
            return Results.create(options.out(), name);
        }
        return Results.resume(options.out(), name, page -> {
            frontier.restore(page);
            tally.restore(page);
        });
    }

    // region crawler-session
    /** Ends when the pages do, on their own or by a signal, and all they came to is written. */
    @Async
    private Coroutine<Void> run(Crawl crawl, Results results, Progress progress) throws CrawlException {
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(results.write(), "results");
            Task<Void> line = group.createTask(progress.show(), "progress");
            Task<Void> pages = group.createTask(crawl.run(), "pages");
            SIGNALS.forEach((name, number) -> stopOn(name, number, crawl));
            await(Weft.wait(List.of(pages), ReturnWhen.ALL_COMPLETED));
            line.cancel();
            results.end();
        }
        return done();
    }
    // endregion

    /** A second signal ends the program at once. */
    private void stopOn(String name, int number, Crawl crawl) {
        EventLoop loop = EventLoop.running();
        try {
            loop.addSignalHandler(name, () -> {
                SIGNALS.keySet().forEach(loop::removeSignalHandler);
                if (crawl.stop("signal " + number)) {
                    signal = number;
                }
            });
        } catch (IllegalStateException | UnsupportedOperationException e) {
            // Whoever started the program has it ignore the signal, or the JVM can't catch any.
        }
    }
}
