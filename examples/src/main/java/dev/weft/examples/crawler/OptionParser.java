// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import dev.weft.examples.options.CommandLine;
import dev.weft.examples.options.UsageException;
import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Reads a command line: {@code --name VALUE} or {@code --name=VALUE}, in any order. */
final class OptionParser {
    private static final String KNOWN =
            "--site, --pages, --concurrency, --per-host, --retries, --timeout, --out, --resume,"
                    + " --connect-to, --seed and --help";

    private final CommandLine line;
    private final List<Url> sites = new ArrayList<>();
    private int pages = Options.DEFAULT.pages();
    private int concurrency = Options.DEFAULT.concurrency();
    private int perHost = Options.DEFAULT.perHost();
    private int retries = Options.DEFAULT.retries();
    private Duration timeout = Options.DEFAULT.timeout();
    private Path out = Options.DEFAULT.out();
    private boolean resume;
    private InetSocketAddress connectTo;
    private long seed = Options.DEFAULT.seed();
    private boolean help;

    private OptionParser(List<String> arguments) {
        line = new CommandLine(arguments, KNOWN);
    }

    static Options parse(List<String> arguments) throws UsageException {
        return new OptionParser(arguments).parse();
    }

    private Options parse() throws UsageException {
        for (String name = line.next(); name != null; name = line.next()) {
            option(name);
        }
        return new Options(
                List.copyOf(sites), pages, concurrency, perHost, retries, timeout, out, resume, connectTo, seed, help);
    }

    private void option(String name) throws UsageException {
        switch (name) {
            case "--site" -> sites.add(site(name));
            case "--pages" -> pages = line.number(1, 100_000_000);
            case "--concurrency" -> concurrency = line.number(1, 10_000);
            case "--per-host" -> perHost = line.number(1, 10_000);
            case "--retries" -> retries = line.number(0, 100);
            case "--timeout" -> timeout = Duration.ofSeconds(line.number(1, 3600));
            case "--out" -> out = path(name);
            case "--resume" -> resume = true;
            case "--connect-to" -> connectTo = address(name);
            case "--seed" -> seed = line.number(0, 100_000_000);
            case "--help", "-h" -> help = true;
            default -> throw line.unknown();
        }
    }

    private Url site(String name) throws UsageException {
        String text = line.text();
        return Url.parse(text)
                .orElseThrow(
                        () -> new UsageException(name + " takes an address such as http://example.org/, not " + text));
    }

    private InetSocketAddress address(String name) throws UsageException {
        String text = line.text();
        Url url = Url.parse("http://" + text)
                .filter(parsed -> parsed.target().equals("/") && !text.endsWith("/"))
                .orElseThrow(() -> new UsageException(name + " takes HOST:PORT, not " + text));
        return InetSocketAddress.createUnresolved(url.host(), url.port());
    }

    private Path path(String name) throws UsageException {
        String text = line.text();
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(name + " takes a file, not " + text + " (" + e.getReason() + ")");
        }
    }
}
