// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Weaves directories of classes and jars, each whole or not at all; what is in them then runs without the agent. */
final class WeaveCommand {

    private static final String CLASS_PATH = "--class-path";
    private static final String OUT = "--out";

    private final PrintStream out;
    private final PrintStream err;

    WeaveCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** Answers 0 if all was woven that there was to weave, 1 if not. */
    int run(List<String> words) throws UsageException {
        Arguments arguments = Arguments.parse(words, Set.of(), Set.of(CLASS_PATH, OUT));
        Path target = target(arguments);
        boolean written = true;
        try (ClassPath types = ClassPath.open(arguments.paths(), arguments.classPath(CLASS_PATH))) {
            List<PlaceWeaver> weavers = new ArrayList<>();
            for (Place place : types.named()) {
                weavers.add(new PlaceWeaver(place, types));
            }
            for (PlaceWeaver weaver : weavers) { // after all have looked up what they need
                written &= write(weaver, target);
            }
        } catch (IOException e) {
            err.println("weft: " + e.getMessage());
            written = false;
        }
        return written ? 0 : 1;
    }

    /** The value of {@code --out}, or null. */
    private static Path target(Arguments arguments) throws UsageException {
        Path target = arguments.path(OUT);
        if (target == null) {
            return null;
        }
        if (arguments.paths().size() > 1) {
            throw new UsageException(OUT + " is for one directory or jar");
        }
        Path source = arguments.paths().get(0);
        if (Files.exists(target) && Files.isDirectory(source) != Files.isDirectory(target)) {
            throw new UsageException("of " + source + " and " + target + " one is a directory and one is not");
        }
        Path real = target.toAbsolutePath().normalize();
        Path inside = source.toAbsolutePath().normalize();
        if (real.startsWith(inside) && !real.equals(inside)) {
            throw new UsageException(target + " lies in " + source);
        }
        return target;
    }

    private boolean write(PlaceWeaver weaver, Path target) {
        Path source = weaver.place().path();
        if (!weaver.problems().isEmpty()) {
            weaver.problems().forEach(problem -> err.println("weft: " + problem));
            err.println("weft: wrote nothing, as " + source + " can't be woven whole");
            return false;
        }
        Woven woven = weaver.woven();
        Path written = target == null ? source : target;
        try {
            if (target != null || !woven.classFiles().isEmpty()) {
                weaver.place().write(written, woven);
            }
        } catch (IOException e) {
            err.println("weft: can't write " + written + ": " + e);
            return false;
        }
        out.println("weft: " + woven + " in " + source + (target == null ? "" : ", wrote " + target));
        return true;
    }
}
