// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the targets that the command line's sources name; what can't be read becomes a {@link Target.Invalid}. */
final class Sources {
    /** Some editors on Windows begin a file with it. */
    private static final String BYTE_ORDER_MARK = "\ufeff";

    private static final Pattern COMMENT = Pattern.compile("(^|\\s)#.*");

    private final List<Target> targets = new ArrayList<>();

    private Sources() {}

    static List<Target> read(List<Source> sources, InputStream standardInput) {
        Sources reader = new Sources();
        for (Source source : sources) {
            switch (source.kind()) {
                case ARGUMENT -> reader.targets.add(TargetParser.parse(source.text(), ""));
                case FILE -> reader.file(source.text());
                case STANDARD_INPUT -> reader.standardInput(standardInput);
            }
        }
        return reader.targets;
    }

    private void file(String name) {
        try (InputStream in = Files.newInputStream(Path.of(name))) {
            lines(name, in);
        } catch (NoSuchFileException e) {
            unreadable(name, "no such file");
        } catch (AccessDeniedException e) {
            unreadable(name, "permission denied");
        } catch (IOException | InvalidPathException e) {
            unreadable(name, e.getMessage());
        }
    }

    private void standardInput(InputStream in) {
        try {
            lines("standard input", in);
        } catch (IOException e) {
            unreadable("standard input", e.getMessage());
        }
    }

    private void lines(String name, InputStream in) throws IOException {
        BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        String line;
        for (int number = 1; (line = reader.readLine()) != null; number++) {
            if (number == 1 && line.startsWith(BYTE_ORDER_MARK)) {
                line = line.substring(1);
            }
            String text = COMMENT.matcher(line).replaceFirst("").strip();
            if (!text.isEmpty()) {
                targets.add(TargetParser.parse(text, name + ":" + number));
            }
        }
    }

    private void unreadable(String name, String reason) {
        targets.add(new Target.Invalid(
                name, "", "can't be read (" + reason + "); check the path, its targets were left out"));
    }
}
