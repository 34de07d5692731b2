// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

/** The text of {@code --help}. */
final class Usage {
    static final String TEXT = """
        crawler: fetches the pages of a site, many at once, on one thread

        Usage: java -javaagent:agent/target/weft-agent-0.1.0-javaagent.jar \\
                    -jar examples/target/weft-examples-0.1.0.jar crawler [OPTION...]

        It begins at one page or several and follows links to the same hosts, by plain http, as far as their
        robots.txt allows. Without --site it crawls a site inside this program: a demo, some pages of which are
        slow, fail, or have moved.

        Options
          --site URL        begin here, and stay on this host; may be given again
          --pages N         fetch at most N pages (default 50000); the demo's site has as many
          --concurrency N   at most N requests at a time (default 30)
          --per-host N      at most N of them to one host (default 8); 1 where robots.txt has a Crawl-delay
          --retries N       try a failing page up to N times more (default 3), after 100 ms, then 200 ms, 400 ms...
                            up to 10 s, each less a random part of up to a half, or as long as Retry-After says
          --timeout N       give up an attempt after N seconds (default 10)
          --out FILE        write the results there (default crawl.tsv); it must not exist, or be resumed
          --resume          go on with the crawl that is in that file
          --connect-to H:P  ask H:P in place of the hosts that the addresses name, as for a site that isn't public yet
          --seed N          draw the random parts from this number (default 1), and the demo's site
          --help            print this text

        The results are lines of address, status, attempts, milliseconds, bytes, title, problem, and the links
        that were first found there, with tabs between. Ctrl-C stops a crawl; --resume goes on with it and
        fetches nothing again but what was being fetched.

        Exit status
          0    the crawl ended, whatever its pages did; in the demo: every page did what it was meant to
          1    the results can't be written or resumed, or a host can't be reached; in the demo: a page did
               something else
          2    the command line can't be run
          130  Ctrl-C; 143 for SIGTERM
        """;

    private Usage() {}
}
