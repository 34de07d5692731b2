// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Class files read before anything is measured, and handed out in turn for ever. */
final class ClassFiles {
    private static final String MODULE = "jrt:/";

    private final List<byte[]> all;
    private int next;

    private ClassFiles(List<byte[]> all) {
        this.all = all;
    }

    /**
     * Reads class files.
     *
     * @param places jars, folders and modules of this JDK ({@code jrt:/java.base}), separated by commas
     * @param wanted which to keep
     */
    static ClassFiles of(String places, Predicate<byte[]> wanted) throws IOException {
        List<byte[]> all = new ArrayList<>();
        for (String place : places.split(",")) {
            if (place.startsWith(MODULE)) {
                FileSystem modules = FileSystems.getFileSystem(URI.create(MODULE));
                read(modules.getPath("modules", place.substring(MODULE.length())), all);
            } else if (place.endsWith(".jar")) {
                try (FileSystem jar = FileSystems.newFileSystem(Path.of(place))) {
                    read(jar.getPath("/"), all);
                }
            } else {
                read(Path.of(place), all);
            }
        }
        all.removeIf(wanted.negate());
        if (all.isEmpty()) {
            throw new IllegalStateException("no classes to measure in " + places);
        }
        return new ClassFiles(all);
    }

    byte[] next() {
        next = next + 1 < all.size() ? next + 1 : 0;
        return all.get(next);
    }

    private static void read(Path root, List<byte[]> all) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> classes = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
            for (Path file : classes) {
                all.add(Files.readAllBytes(file));
            }
        }
    }
}
