// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.stream.Stream;

/** The paths that {@link Files#list} or {@link Files#walk} finds. */
final class PathSource implements Batches.Source<Path> {

    /** About what a path takes. */
    private static final int PATH = 256;

    private final Stream<Path> stream;
    private final Iterator<Path> paths;

    PathSource(Stream<Path> stream) {
        this.stream = stream;
        this.paths = stream.iterator();
    }

    @Override
    public Path next(FileCall<?> call) throws IOException {
        try {
            return paths.hasNext() ? paths.next() : null;
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    @Override
    public int size(Path path) {
        return PATH;
    }

    @Override
    public void close() {
        stream.close();
    }
}
