// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param sites where to begin; none: the demo
 * @param pages how many may be fetched; in the demo also how many there are
 * @param concurrency how many requests there may be at a time
 * @param perHost how many of them to one host
 * @param retries how many attempts may follow a failing first one
 * @param timeout how long one attempt may take
 * @param out where the results go
 * @param connectTo who is asked in place of the hosts that the addresses name; null: these
 * @param seed what the random parts of pauses, and the demo's site, are drawn from
 */
record Options(
        List<Url> sites,
        int pages,
        int concurrency,
        int perHost,
        int retries,
        Duration timeout,
        Path out,
        boolean resume,
        InetSocketAddress connectTo,
        long seed,
        boolean help) {
    /** The largest body that is read, in bytes. */
    static final int LARGEST_BODY = 5_000_000;

    static final Options DEFAULT = new Options(
            List.of(), 50_000, 30, 8, 3, Duration.ofSeconds(10), Path.of("crawl.tsv"), false, null, 1, false);
}
