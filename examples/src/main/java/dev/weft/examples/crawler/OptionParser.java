// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.net.InetSocketAddress;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Reads a command line: {@code --name VALUE} or {@code --name=VALUE}, in any order. */
final class OptionParser {
    private static final String KNOWN =
            "--site, --pages, --concurrency, --per-host, --retries, --timeout, --out, --resume,"
                    + " --connect-to, --seed and --help";

    private final Deque<String> arguments;
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
        this.arguments = new ArrayDeque<>(arguments);
    }

    static Options parse(List<String> arguments) throws UsageException {
        return new OptionParser(arguments).parse();
    }

    private Options parse() throws UsageException {
        while (!arguments.isEmpty()) {
            String argument = arguments.remove();
            int equals = argument.indexOf('=');
            if (equals >= 0) {
                arguments.push(argument.substring(equals + 1));
            }
            option(equals < 0 ? argument : argument.substring(0, equals), equals >= 0);
        }
        return new Options(
                List.copyOf(sites), pages, concurrency, perHost, retries, timeout, out, resume, connectTo, seed, help);
    }

    private void option(String name, boolean valued) throws UsageException {
        switch (name) {
            case "--site" -> sites.add(site(name));
            case "--pages" -> pages = number(name, 1, 100_000_000);
            case "--concurrency" -> concurrency = number(name, 1, 10_000);
            case "--per-host" -> perHost = number(name, 1, 10_000);
            case "--retries" -> retries = number(name, 0, 100);
            case "--timeout" -> timeout = Duration.ofSeconds(number(name, 1, 3600));
            case "--out" -> out = path(name);
            case "--resume" -> resume = flag(name, valued);
            case "--connect-to" -> connectTo = address(name);
            case "--seed" -> seed = number(name, 0, 100_000_000);
            case "--help", "-h" -> help = flag(name, valued);
            default -> throw new UsageException("unknown option " + name + "; known are " + KNOWN);
        }
    }

    private static boolean flag(String name, boolean valued) throws UsageException {
        if (valued) {
            throw new UsageException(name + " takes no value; write " + name + " alone");
        }
        return true;
    }

    private String value(String name) throws UsageException {
        if (arguments.isEmpty()
                || arguments.peek().isEmpty()
                || arguments.peek().startsWith("--")) {
            throw new UsageException(name + " needs a value after it");
        }
        return arguments.remove();
    }

    private int number(String name, int least, int most) throws UsageException {
        String text = value(name);
        int number = text.matches("\\d{1,9}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new UsageException(name + " takes a whole number from " + least + " to " + most + ", not " + text);
        }
        return number;
    }

    private Url site(String name) throws UsageException {
        String text = value(name);
        return Url.parse(text)
                .orElseThrow(
                        () -> new UsageException(name + " takes an address such as http://example.org/, not " + text));
    }

    private InetSocketAddress address(String name) throws UsageException {
        String text = value(name);
        Url url = Url.parse("http://" + text)
                .filter(parsed -> parsed.target().equals("/") && !text.endsWith("/"))
                .orElseThrow(() -> new UsageException(name + " takes HOST:PORT, not " + text));
        return InetSocketAddress.createUnresolved(url.host(), url.port());
    }

    private Path path(String name) throws UsageException {
        String text = value(name);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(name + " takes a file, not " + text + " (" + e.getReason() + ")");
        }
    }
}
