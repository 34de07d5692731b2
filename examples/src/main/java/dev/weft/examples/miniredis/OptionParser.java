// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import dev.weft.examples.options.UsageException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Reads a command line: {@code --name VALUE} or {@code --name=VALUE}, in any order. */
final class OptionParser {
    private static final String KNOWN = "--host, --port, --dir, --appendfsync, --maxclients, --max-bulk, --max-request,"
            + " --max-reply, --max-unread and --help";
    private static final int MB = 1024 * 1024;

    private final Deque<String> arguments;
    private String host = Options.DEFAULT.host();
    private int port = Options.DEFAULT.port();
    private Path directory;
    private AppendLog.Sync sync = Options.DEFAULT.sync();
    private int clients = Options.DEFAULT.clients();
    private int longestBulk = Options.DEFAULT.longestBulk();
    private int largestRequest = Options.DEFAULT.largestRequest();
    private int largestReply = Options.DEFAULT.largestReply();
    private int subscriberLimit = Options.DEFAULT.subscriberLimit();
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
                host,
                port,
                directory,
                sync,
                clients,
                longestBulk,
                Math.max(largestRequest, longestBulk),
                largestReply,
                subscriberLimit,
                Options.DEFAULT.patience(),
                help);
    }

    private void option(String name, boolean valued) throws UsageException {
        switch (name) {
            case "--host" -> host = value(name);
            case "--port" -> port = number(name, 0, 65_535);
            case "--dir" -> directory = path(name);
            case "--appendfsync" -> sync = sync(name);
            case "--maxclients" -> clients = number(name, 1, 1_000_000);
            case "--max-bulk" -> longestBulk = number(name, 1, 512) * MB;
            case "--max-request" -> largestRequest = number(name, 1, 2000) * MB;
            case "--max-reply" -> largestReply = number(name, 1, 2000) * MB;
            case "--max-unread" -> subscriberLimit = number(name, 1, 2000) * MB;
            case "--help", "-h" -> {
                if (valued) {
                    throw new UsageException(name + " takes no value; write " + name + " alone");
                }
                help = true;
            }
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

    private int number(String name, int least, int most) throws UsageException {
        String text = value(name);
        int number = text.matches("\\d{1,7}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new UsageException(name + " takes a whole number from " + least + " to " + most + ", not " + text);
        }
        return number;
    }

    private Path path(String name) throws UsageException {
        String text = value(name);
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new UsageException(name + " takes a directory, not " + text + " (" + e.getReason() + ")");
        }
    }

    private AppendLog.Sync sync(String name) throws UsageException {
        String text = value(name);
        for (AppendLog.Sync known : AppendLog.Sync.values()) {
            if (known.name().toLowerCase(Locale.ROOT).equals(text)) {
                return known;
            }
        }
        throw new UsageException(name + " takes always, everysec or no, not " + text);
    }
}
