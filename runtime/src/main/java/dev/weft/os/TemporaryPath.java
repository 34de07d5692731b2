// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;

import dev.weft.AsyncCloseable;
import dev.weft.Coroutine;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/**
 * A file or directory that exists until the end of a block: {@code try (var temporary = await(createTempFile("a", ".txt")))}.
 * Made by {@link AsyncFiles}.
 */
public final class TemporaryPath implements AsyncCloseable {

    private final Path path;

    TemporaryPath(Path path) {
        this.path = path;
    }

    /** Where it is. */
    public Path path() {
        return path;
    }

    /** Deletes it with all that is in it, even if it is cancelled. Does nothing if it is gone. */
    @Override
    public Coroutine<Void> closeAsync() {
        return async(() -> FileCall.closing(thread -> {
            delete(path);
            return null;
        }));
    }

    /** Deletes a file, or a directory with all that is in it; follows no links. */
    static void delete(Path path) throws IOException {
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException error) throws IOException {
                if (error instanceof NoSuchFileException) {
                    return FileVisitResult.CONTINUE;
                }
                throw error;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path directory, IOException error) throws IOException {
                if (error != null) {
                    throw error;
                }
                Files.deleteIfExists(directory);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    @Override
    public String toString() {
        return path.toString();
    }
}
