// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The files of the log in a directory. {@code appendonly.N.base.aof} holds the keys as they were when
 * {@code appendonly.N.incr.aof} was begun, which holds the commands since then; so the newest base, and every log from its
 * generation on, make the store. A base appears under its name only when it is complete: that rename is the moment from
 * which older files are not needed.
 *
 * <p>Used by one thread at a time, but for {@link #sync} and what only reads sizes.
 */
final class LogFiles implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("appendonly\\.(\\d{1,9})\\.(base|incr)\\.aof");

    private final Path directory;
    private final FileChannel lockFile;

    /** The log that is appended to; null until the first append after a start or a rotation. */
    private volatile FileChannel current;

    private volatile int generation;

    /** Where the last append that worked ended. */
    private volatile long size;

    private volatile long baseSize;

    /** Whether there may be bytes behind that. */
    private boolean torn;

    /**
     * Makes the directory if it isn't there.
     *
     * @throws IOException if it can't be, or if another server uses it
     */
    LogFiles(Path directory) throws IOException {
        this.directory = directory;
        Files.createDirectories(directory);
        lockFile = FileChannel.open(directory.resolve("appendonly.lock"), CREATE, WRITE);
        if (!lock()) {
            lockFile.close();
            throw new IOException(directory + " is in use by another server; give this one a --dir of its own");
        }
        Found found = find();
        generation = Math.max(1, Math.max(found.base, found.logs.isEmpty() ? 0 : found.logs.last()));
        baseSize = found.base == 0 ? 0 : Files.size(base(found.base));
        size = Files.exists(log(generation)) ? Files.size(log(generation)) : 0;
    }

    private boolean lock() throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false; // by this very process
        }
    }

    /** Base and logs; what else is there was left behind by a rewrite that broke off or was just done. */
    private record Found(int base, SortedSet<Integer> logs) {}

    private Found find() throws IOException {
        SortedSet<Integer> bases = new TreeSet<>();
        SortedSet<Integer> logs = new TreeSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> NAME.matcher(file.getFileName().toString()))
                    .filter(Matcher::matches)
                    .forEach(name -> {
                        SortedSet<Integer> kind = name.group(2).equals("base") ? bases : logs;
                        kind.add(Integer.parseInt(name.group(1)));
                    });
        }
        int base = bases.isEmpty() ? 0 : bases.last();
        return new Found(base, logs.tailSet(base));
    }

    /** What is to be loaded, in order; what else is there is deleted. */
    List<Path> toLoad() throws IOException {
        deleteLeftovers();
        Found found = find();
        List<Path> files = new ArrayList<>();
        if (found.base > 0) {
            files.add(base(found.base));
        }
        found.logs.forEach(number -> files.add(log(number)));
        return files;
    }

    /** Whether this is the log that was appended to last, the only one that may have an incomplete end. */
    boolean isNewest(Path file) {
        return file.equals(log(generation));
    }

    /** Cuts off what follows the last complete command of the newest log. */
    void truncate(long length) throws IOException {
        try (FileChannel channel = FileChannel.open(log(generation), WRITE)) {
            channel.truncate(length);
            channel.force(true);
        }
        size = length;
    }

    int generation() {
        return generation;
    }

    long size() {
        return size;
    }

    long baseSize() {
        return baseSize;
    }

    /** Appends to the log of a generation. What an attempt that failed has left is cut off by the next one. */
    void append(int number, byte[] bytes, boolean force) throws IOException {
        FileChannel channel = open(number);
        if (torn) {
            channel.truncate(size);
        }
        torn = true;
        long end = size + bytes.length;
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        if (force) {
            channel.force(false);
        }
        torn = false;
        size = end;
    }

    private FileChannel open(int number) throws IOException {
        FileChannel channel = current;
        if (channel != null && number == generation) {
            return channel;
        }
        if (channel != null) {
            channel.force(false); // only the newest log may have an incomplete end
            channel.close();
            current = null;
        }
        channel = FileChannel.open(log(number), CREATE, WRITE, APPEND);
        size = channel.size();
        generation = number;
        current = channel;
        syncDirectory();
        return channel;
    }

    /** Forces the log to the disk; while another thread appends, what it has appended before. */
    Void sync() throws IOException {
        FileChannel channel = current;
        if (channel != null) {
            try {
                channel.force(false);
            } catch (ClosedChannelException e) {
                // The log was rotated meanwhile; what was appended before was forced then.
            }
        }
        return null;
    }

    /** Where the base of a generation is written. */
    Path unfinished(int number) {
        return directory.resolve("appendonly." + number + ".base.tmp");
    }

    /** Makes the file written there, which is on the disk, the base; what is older is deleted. */
    void finish(int number) throws IOException {
        Files.move(unfinished(number), base(number));
        syncDirectory();
        baseSize = Files.size(base(number));
        deleteLeftovers();
    }

    /** Deletes what the newest base replaces, and bases that were not finished. */
    private void deleteLeftovers() throws IOException {
        int base = find().base;
        List<Path> left;
        try (Stream<Path> files = Files.list(directory)) {
            left = files.filter(file -> isLeftover(file.getFileName().toString(), base))
                    .toList();
        }
        for (Path file : left) {
            Files.delete(file);
        }
    }

    private static boolean isLeftover(String name, int base) {
        Matcher matcher = NAME.matcher(name);
        return matcher.matches()
                ? Integer.parseInt(matcher.group(1)) < base
                : name.startsWith("appendonly.") && name.endsWith(".base.tmp");
    }

    private void syncDirectory() {
        try (FileChannel channel = FileChannel.open(directory, READ)) {
            channel.force(true);
        } catch (IOException e) {
            // Some systems can't open a directory; there a rename is on the disk when they think fit.
        }
    }

    private Path base(int number) {
        return directory.resolve("appendonly." + number + ".base.aof");
    }

    private Path log(int number) {
        return directory.resolve("appendonly." + number + ".incr.aof");
    }

    @Override
    public void close() throws IOException {
        FileChannel channel = current;
        if (channel != null) {
            channel.close();
        }
        lockFile.close();
    }

    @Override
    public String toString() {
        return log(generation).toString();
    }
}
