// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this process has open: Linux tells. */
public final class Descriptors {

    private Descriptors() {}

    /** What the descriptors refer to, as in {@code /a/file} or {@code pipe:[123]}. */
    public static List<String> open() {
        try (Stream<Path> descriptors = Files.list(Path.of("/proc/self/fd"))) {
            return descriptors.map(Descriptors::target).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The sockets. Each has a number of its own, whatever else the process opens meanwhile. */
    public static List<String> sockets() {
        return open().stream().filter(target -> target.startsWith("socket:")).toList();
    }

    /** Those that refer to something under a path. */
    public static List<String> open(Path path) {
        return open().stream()
                .filter(target -> target.startsWith(path.toString()))
                .toList();
    }

    private static String target(Path descriptor) {
        try {
            return Files.readSymbolicLink(descriptor).toString();
        } catch (IOException e) {
            return "closed by now";
        }
    }
}
