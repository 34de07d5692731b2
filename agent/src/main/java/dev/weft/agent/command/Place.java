// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipException;

/** A directory of classes or a jar. Files in it are named by their path inside, with {@code /}. */
interface Place extends Closeable {

    /** Opens what {@code path} names, to be read; an error says why it can't be. */
    static Place open(Path path) throws IOException {
        try {
            if (Files.exists(path)) {
                return Files.isDirectory(path) ? new Directory(path) : new Jar(path);
            }
        } catch (ZipException e) {
            throw new IOException(path + " is neither a directory nor a jar: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new IOException("can't read " + path + ": " + e, e);
        }
        throw new IOException("there is no " + path);
    }

    /** As the user spelled it. */
    Path path();

    /** The names of its class files, always in the same order. */
    List<String> classFiles() throws IOException;

    /** Where the file of that name is, for whoever reads a message. */
    String locate(String name);

    /** The content of the file of that name, or null if there is none. */
    byte[] read(String name) throws IOException;

    /** Why it may not be changed, with what to do instead; null if it may. */
    String objection() throws IOException;

    /** Writes it to {@code target}, which may be itself, with {@code woven} in the place of the files of those names. */
    void write(Path target, Woven woven) throws IOException;
}
