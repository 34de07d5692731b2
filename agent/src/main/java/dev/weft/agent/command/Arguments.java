// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.io.File;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What follows a command's name: flags, options with a value ({@code --out X} or {@code --out=X}), and paths. */
final class Arguments {

    private final Map<String, String> options = new HashMap<>();
    private final List<Path> paths = new ArrayList<>();

    /**
     * Takes {@code words} apart.
     *
     * @param flags the options that take no value
     * @param valued the options that take one
     */
    static Arguments parse(List<String> words, Set<String> flags, Set<String> valued) throws UsageException {
        Arguments arguments = new Arguments();
        for (int i = 0; i < words.size(); i++) {
            String[] word = words.get(i).split("=", 2);
            if (!word[0].startsWith("-")) {
                arguments.paths.add(toPath(words.get(i)));
            } else if (flags.contains(words.get(i))) {
                arguments.options.put(words.get(i), "");
            } else if (!valued.contains(word[0])) {
                throw new UsageException("there is no option " + words.get(i));
            } else if (word.length == 1 && i + 1 == words.size()) {
                throw new UsageException(word[0] + " needs a value");
            } else if (arguments.options.put(word[0], word.length == 2 ? word[1] : words.get(++i)) != null) {
                throw new UsageException(word[0] + " is given twice");
            }
        }
        if (arguments.paths.isEmpty()) {
            throw new UsageException("no directory or jar is named");
        }
        return arguments;
    }

    /** The directories and jars; at least one. */
    List<Path> paths() {
        return paths;
    }

    boolean has(String option) {
        return options.containsKey(option);
    }

    /** An option's value, or null if it was not given. */
    String value(String option) {
        return options.get(option);
    }

    /** An option's value as a path, or null if it was not given. */
    Path path(String option) throws UsageException {
        return has(option) ? toPath(value(option)) : null;
    }

    /** An option's value as the parts of a class path; none if it was not given. */
    List<Path> classPath(String option) throws UsageException {
        List<Path> parts = new ArrayList<>();
        for (String part : options.getOrDefault(option, "").split(File.pathSeparator)) {
            if (!part.isEmpty()) {
                parts.add(toPath(part));
            }
        }
        return parts;
    }

    private static Path toPath(String word) throws UsageException {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            throw new UsageException("'" + word + "' is not a path: " + e.getReason());
        }
    }
}
