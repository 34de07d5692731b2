// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.options;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The arguments of a program, taken one by one: {@link #next} goes to the next option, the other methods read its value.
 * A value stands after its option, or behind a {@code =}.
 */
public final class CommandLine {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,7})(ms|s|m)");

    private final Deque<String> arguments;
    private final String known;
    private String option;
    private boolean joined;

    /**
     * @param known the options there are, for whom names another
     */
    public CommandLine(List<String> arguments, String known) {
        this.arguments = new ArrayDeque<>(arguments);
        this.known = known;
    }

    /** The next option; null at the end. The value of the one before must have been read. */
    public String next() throws UsageException {
        if (joined) {
            throw new UsageException(option + " takes no value; write " + option + " alone");
        }
        if (arguments.isEmpty()) {
            return null;
        }
        String argument = arguments.remove();
        int equals = argument.indexOf('=');
        joined = equals >= 0;
        if (joined) {
            arguments.push(argument.substring(equals + 1));
        }
        option = joined ? argument.substring(0, equals) : argument;
        return option;
    }

    /** What to throw for an option that there is not. */
    public UsageException unknown() {
        return new UsageException("unknown option " + option + "; known are " + known);
    }

    /** The option's value, as it stands. */
    public String text() throws UsageException {
        if (arguments.isEmpty()
                || arguments.peek().isEmpty()
                || !joined && arguments.peek().startsWith("--")) {
            throw new UsageException(option + " needs a value after it");
        }
        joined = false;
        return arguments.remove();
    }

    /** The option's value, a whole number. */
    public int number(int least, int most) throws UsageException {
        String text = text();
        long number = text.matches("\\d{1,10}") ? Long.parseLong(text) : -1;
        if (number < least || number > most) {
            throw new UsageException(option + " takes a whole number from " + least + " to " + most + ", not " + text);
        }
        return (int) number;
    }

    /** The option's value, a time of more than nothing, such as {@code 500ms}, {@code 2s} or {@code 1m}. */
    public Duration duration() throws UsageException {
        String text = text();
        Matcher matcher = DURATION.matcher(text);
        long number = matcher.matches() ? Long.parseLong(matcher.group(1)) : 0;
        if (number == 0) {
            throw new UsageException(option + " takes a time such as 500ms, 2s or 1m, not " + text);
        }
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** The option's value, one of the constants of {@code type} in lower case. */
    public <E extends Enum<E>> E choice(Class<E> type) throws UsageException {
        String text = text();
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(text)) {
                return constant;
            }
        }
        String names = Stream.of(type.getEnumConstants()).map(CommandLine::name).collect(Collectors.joining(", "));
        throw new UsageException(option + " takes one of " + names + ", not " + text);
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
