// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.KeyboardInterrupt;
import dev.weft.Runner;
import dev.weft.examples.Terminal;
import dev.weft.examples.options.UsageException;
import dev.weft.net.Streams;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.stream.Collectors;

/** The program: reads the command line, crawls and answers with an exit status. */
public final class Crawler {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    /** What the number of a signal is added to. */
    static final int SIGNALLED = 128;

    private Crawler() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        Options options;
        try {
            options = OptionParser.parse(args);
        } catch (UsageException e) {
            err.println("crawler: " + e.getMessage() + ". --help tells more.");
            return USAGE;
        }
        if (options.help()) {
            out.print(Usage.TEXT);
            return OK;
        }
        try (Runner runner = Runner.builder().name("crawler").build()) {
            return runner.run(options.sites().isEmpty() ? Demo.run(options, out, err) : crawl(options, out, err));
        } catch (CrawlException e) {
            return failed(e, err);
        } catch (ExceptionGroup group) {
            group.handle(CrawlException.class, e -> failed(e, err)).rethrow();
            return FAILED;
        } catch (KeyboardInterrupt e) {
            return SIGNALLED + 2; // before there was anything to stop
        }
    }

    private static int failed(CrawlException e, PrintStream err) {
        err.println("crawler: " + e.getMessage());
        return FAILED;
    }

    @Async
    private static Coroutine<Integer> crawl(Options options, PrintStream out, PrintStream err) throws CrawlException {
        String name = options.sites().stream().map(Url::toString).collect(Collectors.joining(" "));
        Session session = new Session(options, options.sites(), name);
        try (HttpClient client = new HttpClient(dialer(options.connectTo()), Options.LARGEST_BODY)) {
            await(session.run(client, progress(session, err)));
        }
        return done(report(session, options, out));
    }

    private static HttpClient.Dialer dialer(InetSocketAddress other) {
        return other == null
                ? Streams::openConnection
                : (host, port) -> Streams.openConnection(other.getHostString(), other.getPort());
    }

    static Progress progress(Session session, PrintStream err) {
        boolean live = err.equals(System.err) && Terminal.isWatched();
        return new Progress(err, live, session.tally(), session.frontier());
    }

    static int report(Session session, Options options, PrintStream out) {
        if (session.signal() != 0) {
            out.println("Stopped; --resume goes on.");
        }
        Report.print(session.tally(), session.took(), options, out);
        if (session.signal() != 0) {
            return SIGNALLED + session.signal();
        }
        return session.tally().unavailable().isEmpty() ? OK : FAILED;
    }
}
