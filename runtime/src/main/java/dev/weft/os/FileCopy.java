// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static java.nio.file.LinkOption.NOFOLLOW_LINKS;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.COPY_ATTRIBUTES;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.CopyOption;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.Set;

/**
 * {@link Files#copy(Path, Path, CopyOption...)} and {@link Files#move} that can be stopped half-way; what they have made of the
 * target by then is deleted. Only the bytes of a regular file are moved here: the rest takes no time, and is the JDK's.
 */
final class FileCopy {

    /** Other options are the JDK's too. */
    private static final Set<CopyOption> KNOWN = Set.of(NOFOLLOW_LINKS, REPLACE_EXISTING, COPY_ATTRIBUTES);

    private final Path source;
    private final Path target;
    private final Set<CopyOption> options;

    FileCopy(Path source, Path target, Set<CopyOption> options) {
        this.source = source;
        this.target = target;
        this.options = options;
    }

    /** Copies the file, and answers the target. */
    Path copy(FileCall<?> call) throws IOException {
        boolean exists = Files.exists(target, NOFOLLOW_LINKS);
        if (!KNOWN.containsAll(options)
                || !Files.isRegularFile(source, links())
                || exists && Files.isSameFile(source, target)) {
            return Files.copy(source, target, options.toArray(new CopyOption[0]));
        } else if (exists && !options.contains(REPLACE_EXISTING)) {
            throw new FileAlreadyExistsException(target.toString());
        }
        Set<OpenOption> reading = new HashSet<>(Set.of(links()));
        reading.add(READ);
        try (SeekableByteChannel from = Files.newByteChannel(source, reading)) {
            if (exists) {
                Files.delete(target);
            }
            copyFrom(from, call);
        }
        return target;
    }

    /** Moves the file, and answers the target: copies and deletes it if that lies on another file system. */
    Path move(FileCall<?> call) throws IOException {
        if (options.contains(ATOMIC_MOVE) || !Files.isRegularFile(source, NOFOLLOW_LINKS) || isOnOneFileSystem()) {
            return Files.move(source, target, options.toArray(new CopyOption[0]));
        }
        Set<CopyOption> copying = new HashSet<>(options);
        copying.add(COPY_ATTRIBUTES);
        copying.add(NOFOLLOW_LINKS);
        new FileCopy(source, target, copying).copy(call);
        Files.delete(source);
        return target;
    }

    private boolean isOnOneFileSystem() throws IOException {
        Path directory = target.toAbsolutePath().getParent();
        return directory == null
                || !Files.exists(directory)
                || Files.getFileStore(source).equals(Files.getFileStore(directory));
    }

    private void copyFrom(SeekableByteChannel from, FileCall<?> call) throws IOException {
        boolean copied = false;
        try (SeekableByteChannel to = Files.newByteChannel(target, Set.of(CREATE_NEW, WRITE), permissions())) {
            try {
                Chunks.copy(from, to, call);
                if (options.contains(COPY_ATTRIBUTES)) {
                    copyAttributes();
                }
                copied = true;
            } finally {
                if (!copied) {
                    Files.deleteIfExists(target);
                }
            }
        }
    }

    /** The source's: at no time may more users read the target. */
    private FileAttribute<?>[] permissions() throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(source, PosixFileAttributeView.class, links());
        if (view == null
                || !target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            return new FileAttribute<?>[0];
        }
        return new FileAttribute<?>[] {
            PosixFilePermissions.asFileAttribute(view.readAttributes().permissions())
        };
    }

    private void copyAttributes() throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(source, PosixFileAttributeView.class, links());
        PosixFileAttributeView to = Files.getFileAttributeView(target, PosixFileAttributeView.class);
        if (from != null && to != null) {
            copyOwner(from.readAttributes(), to);
        }
        BasicFileAttributes times = Files.readAttributes(source, BasicFileAttributes.class, links());
        Files.getFileAttributeView(target, BasicFileAttributeView.class)
                .setTimes(times.lastModifiedTime(), times.lastAccessTime(), times.creationTime());
    }

    /** As far as the user may: as the JDK. */
    private static void copyOwner(PosixFileAttributes from, PosixFileAttributeView to) {
        try {
            to.setOwner(from.owner());
            to.setGroup(from.group());
            to.setPermissions(from.permissions());
        } catch (IOException e) {
            // another user's file becomes this user's
        }
    }

    private LinkOption[] links() {
        return options.contains(NOFOLLOW_LINKS) ? new LinkOption[] {NOFOLLOW_LINKS} : new LinkOption[0];
    }
}
