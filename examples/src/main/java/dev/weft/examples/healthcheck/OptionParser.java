// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import dev.weft.examples.options.UsageException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a command line: {@code --name VALUE} or {@code --name=VALUE}, in any order among the targets. */
final class OptionParser {
    private static final int DEFAULT_CONCURRENCY = 100;
    private static final String KNOWN =
            "--file, --concurrency, --timeout, --retries, --rate, --json and --help; a lone - is standard input";
    private static final Pattern RATE = Pattern.compile("(\\d{1,6})/s");

    private final Deque<String> arguments;
    private final List<Source> sources = new ArrayList<>();
    private int concurrency;
    private Duration timeout = Duration.ofSeconds(5);
    private int retries;
    private Duration interval = Duration.ZERO;
    private boolean json;
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
            if (argument.equals("-")) {
                sources.add(new Source(Source.Kind.STANDARD_INPUT, argument));
            } else if (argument.startsWith("-")) {
                option(argument);
            } else {
                sources.add(new Source(Source.Kind.ARGUMENT, argument));
            }
        }
        if (concurrency == 0) {
            concurrency = sources.isEmpty() ? DemoServer.ENDPOINTS : DEFAULT_CONCURRENCY;
        }
        return new Options(List.copyOf(sources), concurrency, timeout, retries, interval, json, help);
    }

    private void option(String argument) throws UsageException {
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        if (equals >= 0) {
            arguments.push(argument.substring(equals + 1));
        }
        switch (name) {
            case "--file" -> sources.add(new Source(Source.Kind.FILE, value(name)));
            case "--concurrency" -> concurrency = number(name, 1, 100_000);
            case "--timeout" -> timeout = timeout(name);
            case "--retries" -> retries = number(name, 0, 1000);
            case "--rate" -> interval = interval(name);
            case "--json" -> json = flag(name, equals);
            case "--help", "-h" -> help = flag(name, equals);
            default -> throw new UsageException("unknown option " + name + "; known are " + KNOWN);
        }
    }

    private String value(String name) throws UsageException {
        if (arguments.isEmpty()
                || arguments.peek().isEmpty()
                || arguments.peek().startsWith("--")) {
            throw new UsageException(name + " needs a value after it");
        }
        return arguments.remove();
    }

    private static boolean flag(String name, int equals) throws UsageException {
        if (equals >= 0) {
            throw new UsageException(name + " takes no value; write " + name + " alone");
        }
        return true;
    }

    private int number(String name, int least, int most) throws UsageException {
        String text = value(name);
        int number = text.matches("\\d{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new UsageException(name + " takes a whole number from " + least + " to " + most + ", not " + text);
        }
        return number;
    }

    private Duration timeout(String name) throws UsageException {
        String text = value(name);
        try {
            Duration duration = Durations.parse(text);
            if (!duration.isZero()) {
                return duration;
            }
        } catch (IllegalArgumentException e) {
            throw new UsageException(name + ": " + e.getMessage());
        }
        throw new UsageException(name + " takes a duration of more than nothing, not " + text);
    }

    private Duration interval(String name) throws UsageException {
        String text = value(name);
        Matcher matcher = RATE.matcher(text);
        int rate = matcher.matches() ? Integer.parseInt(matcher.group(1)) : 0;
        if (rate == 0) {
            throw new UsageException(name + " takes attempts a second, such as 20/s, not " + text);
        }
        return Duration.ofSeconds(1).dividedBy(rate);
    }
}
