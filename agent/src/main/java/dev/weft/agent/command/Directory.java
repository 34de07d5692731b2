// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** A directory of classes. */
final class Directory implements Place {

    private final Path path;

    Directory(Path path) {
        this.path = path;
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> classFiles() throws IOException {
        return files().stream().filter(name -> name.endsWith(".class")).toList();
    }

    @Override
    public String locate(String name) {
        return path.resolve(name).toString();
    }

    @Override
    public byte[] read(String name) throws IOException {
        Path file = path.resolve(name);
        return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    }

    @Override
    public String objection() {
        return null;
    }

    /** Frames come before the class that needs them: interrupted, this leaves classes that are whole, woven or not. */
    @Override
    public void write(Path target, Woven woven) throws IOException {
        if (!Files.isDirectory(target) || !Files.isSameFile(path, target)) {
            copy(target);
        }
        for (Woven.ClassFile file : woven.classFiles()) {
            for (var frame : file.frames().entrySet()) {
                WholeFile.write(target.resolve(frame.getKey()), out -> out.write(frame.getValue()));
            }
            WholeFile.write(target.resolve(file.name()), out -> out.write(file.content()));
        }
    }

    private void copy(Path target) throws IOException {
        Files.createDirectories(target);
        for (String name : files()) {
            Path copy = target.resolve(name);
            Files.createDirectories(copy.getParent());
            Files.copy(
                    path.resolve(name), copy, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES);
        }
    }

    /** The names of all files in it. */
    private List<String> files() throws IOException {
        Path root = path.toRealPath();
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace(File.separatorChar, '/'))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw new IOException("can't read " + path + ": " + e.getCause(), e);
        }
    }

    @Override
    public void close() {}
}
