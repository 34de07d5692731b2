// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import dev.weft.agent.lint.BlockingCalls;
import dev.weft.agent.lint.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The agent's options: {@code -javaagent:weft-agent.jar=key=value,key=value}.
 *
 * @param include prefixes of class names to weave; empty for all
 * @param exclude prefixes of class names to leave alone; wins over {@code include}
 * @param dump folder that woven class files are written to, or null
 * @param debug whether every coroutine is watched for being awaited, not a sample, and keeps all its variables
 * @param verbose whether each woven class is named on standard error
 * @param lint whether classes are checked for lines that will hurt
 * @param lintOff the rules that are not checked
 * @param blocking the calls that block; null for the agent's own list, so that it is read only when needed
 */
record AgentOptions(
        List<String> include,
        List<String> exclude,
        Path dump,
        boolean debug,
        boolean verbose,
        boolean lint,
        Set<Rule> lintOff,
        BlockingCalls blocking) {

    static final String USAGE = """
            options are key=value, separated by commas:
              include=PREFIX[;PREFIX...]  weave only classes whose name starts so, e.g. com.acme.*
              exclude=PREFIX[;PREFIX...]  leave these alone
              dump=FOLDER                 write woven class files there
              debug=true|false            watch every coroutine for being awaited, keep variables for a debugger
              verbose=true|false          name each woven class on standard error
              lint=true|false             warn of lines that will hurt, see docs/lint.md (default true)
              lint.off=RULE[;RULE...]     don't warn of these, e.g. blocking-call
              blocking=FILE               more calls that block, in the format of docs/lint.md""";

    /**
     * Reads the text behind the jar's {@code =}; null or blank for none.
     *
     * @throws IllegalArgumentException naming the option at fault and the known ones
     */
    static AgentOptions parse(String text) {
        List<String> include = new ArrayList<>();
        List<String> exclude = new ArrayList<>();
        Path dump = null;
        boolean debug = false;
        boolean verbose = false;
        boolean lint = true;
        Set<Rule> lintOff = EnumSet.noneOf(Rule.class);
        BlockingCalls blocking = null;
        for (String option : text == null || text.isBlank() ? new String[0] : text.split(",")) {
            String[] pair = option.trim().split("=", 2);
            String value = pair.length == 2 ? pair[1].trim() : "";
            switch (pair[0]) {
                case "include" -> include.addAll(prefixes(option, value));
                case "exclude" -> exclude.addAll(prefixes(option, value));
                case "dump" -> dump = Path.of(required(option, value));
                case "debug" -> debug = flag(option, value);
                case "verbose" -> verbose = flag(option, value);
                case "lint" -> lint = flag(option, value);
                case "lint.off" -> lintOff.addAll(rules(option, value));
                case "blocking" -> blocking = blockingCalls(option, value);
                default -> throw bad("unknown option '" + option.trim() + "'");
            }
        }
        return new AgentOptions(
                List.copyOf(include), List.copyOf(exclude), dump, debug, verbose, lint, Set.copyOf(lintOff), blocking);
    }

    /** Whether a class of this internal name is to be woven. */
    boolean selects(String internalName) {
        String name = internalName.replace('/', '.');
        return (include.isEmpty() || startsWithAny(name, include)) && !startsWithAny(name, exclude);
    }

    private static boolean startsWithAny(String name, List<String> prefixes) {
        for (String prefix : prefixes) {
            if (name.startsWith(prefix)) {
                return true;
            }
        }
        return false;
    }

    private static List<String> prefixes(String option, String value) {
        List<String> prefixes = new ArrayList<>();
        for (String prefix : required(option, value).split(";")) {
            String trimmed = prefix.trim();
            prefixes.add(trimmed.endsWith("*") ? trimmed.substring(0, trimmed.length() - 1) : trimmed);
        }
        return prefixes;
    }

    private static List<Rule> rules(String option, String value) {
        String ids = required(option, value);
        try {
            return Stream.of(ids.split(";")).map(String::trim).map(Rule::of).toList();
        } catch (IllegalArgumentException e) {
            throw bad("'" + option.trim() + "': " + e.getMessage());
        }
    }

    private static BlockingCalls blockingCalls(String option, String value) {
        String file = required(option, value);
        try {
            return BlockingCalls.defaults().with(Path.of(file));
        } catch (IOException e) {
            throw bad("'" + option.trim() + "' can't be read: " + e);
        } catch (IllegalArgumentException e) {
            throw bad("'" + option.trim() + "': " + e.getMessage());
        }
    }

    private static boolean flag(String option, String value) {
        return switch (value) {
            case "true", "" -> true;
            case "false" -> false;
            default -> throw bad("'" + option.trim() + "' is neither true nor false");
        };
    }

    private static String required(String option, String value) {
        if (value.isEmpty()) {
            throw bad("'" + option.trim() + "' needs a value");
        }
        return value;
    }

    private static IllegalArgumentException bad(String problem) {
        return new IllegalArgumentException(problem + "; " + USAGE);
    }
}
