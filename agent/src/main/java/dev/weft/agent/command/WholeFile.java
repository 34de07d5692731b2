// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFileAttributeView;

/** Writes a file in one step: whoever opens it finds the old content or the new, never a part. */
final class WholeFile {

    /** Writes a file's content. */
    @FunctionalInterface
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    private WholeFile() {}

    /** Writes beside {@code file}, then moves it there. A file that was there keeps its permissions. */
    static void write(Path file, Content content) throws IOException {
        Path whole = Files.exists(file) ? file.toRealPath() : file; // a link stays a link
        Path part = whole.resolveSibling(
                whole.getFileName() + "." + ProcessHandle.current().pid() + ".part");
        Files.createDirectories(part.toAbsolutePath().getParent());
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                content.writeTo(out);
            }
            var permissions = Files.getFileAttributeView(part, PosixFileAttributeView.class);
            if (permissions != null && Files.exists(whole)) {
                permissions.setPermissions(Files.getPosixFilePermissions(whole));
            }
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
