// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.CopyOption;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Arrays;
import java.util.Set;

/**
 * {@link Files}, for coroutines: the same names, options and errors. What may block is done in a thread of the loop's executor.
 *
 * <p>Each method suspends. An operation that is cancelled stops after the chunk of 64 KiB in hand, closes its files, and only
 * then is its cancellation passed on; a second one is at once. A file that does not answer, as a FIFO without a writer, holds
 * up the first. What a write has written by then is written.
 */
public final class AsyncFiles {

    private AsyncFiles() {}

    /** Opens a file; to read it, if there are no options. Close it, as with {@code try (var file = await(open(path)))}. */
    @Async
    public static Coroutine<AsyncFile> open(Path path, OpenOption... options) throws IOException {
        FileChannel channel = await(FileCall.of(call -> FileChannel.open(path, options), FileChannel::close));
        return done(new AsyncFile(channel, Arrays.asList(options).contains(StandardOpenOption.APPEND)));
    }

    /** All that is in a file. */
    public static Coroutine<byte[]> readAllBytes(Path path) throws IOException {
        return FileCall.of(call -> readAllBytes(path, call));
    }

    /** All that is in a file, as UTF-8. */
    public static Coroutine<String> readString(Path path) throws IOException {
        return readString(path, StandardCharsets.UTF_8);
    }

    /**
     * All that is in a file, as text.
     *
     * @return a coroutine that throws a {@link java.nio.charset.CharacterCodingException} if it is none
     */
    public static Coroutine<String> readString(Path path, Charset charset) throws IOException {
        return FileCall.of(call -> charset.newDecoder()
                .decode(ByteBuffer.wrap(readAllBytes(path, call)))
                .toString());
    }

    private static byte[] readAllBytes(Path path, FileCall<?> call) throws IOException {
        try (SeekableByteChannel channel = Files.newByteChannel(path)) {
            return Chunks.readAll((buffer, offset) -> channel.read(buffer), channel.size(), call);
        }
    }

    /**
     * Writes {@code bytes}, in place of what is in the file if there are no options; leave the array alone until it has.
     * Answers the path.
     */
    public static Coroutine<Path> write(Path path, byte[] bytes, OpenOption... options) throws IOException {
        return FileCall.of(call -> write(path, bytes, options, call));
    }

    /** Writes a text as UTF-8, as {@link #write}. */
    public static Coroutine<Path> writeString(Path path, CharSequence text, OpenOption... options) throws IOException {
        return writeString(path, text, StandardCharsets.UTF_8, options);
    }

    /** Writes a text, as {@link #write}. */
    public static Coroutine<Path> writeString(Path path, CharSequence text, Charset charset, OpenOption... options)
            throws IOException {
        String written = text.toString();
        return FileCall.of(call -> {
            ByteBuffer encoded = charset.newEncoder().encode(CharBuffer.wrap(written));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return write(path, bytes, options, call);
        });
    }

    /** Adds {@code bytes} to the end of a file, which is created if there is none; as {@link #write}. */
    public static Coroutine<Path> append(Path path, byte[] bytes) throws IOException {
        return write(path, bytes, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /** Adds a text, as UTF-8, to the end of a file, which is created if there is none; as {@link #write}. */
    public static Coroutine<Path> append(Path path, CharSequence text) throws IOException {
        return writeString(path, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private static Path write(Path path, byte[] bytes, OpenOption[] options, FileCall<?> call) throws IOException {
        try (OutputStream out = Files.newOutputStream(path, options)) {
            for (int from = 0; from < bytes.length; from += Chunks.SIZE) {
                call.checkpoint();
                out.write(bytes, from, Math.min(Chunks.SIZE, bytes.length - from));
            }
        }
        return path;
    }

    /**
     * The lines of a file, in UTF-8: {@code for (String line : await(lines(path)))}. They are read as they are asked for, 64 KiB
     * at a time. Iterate to the end, or close it as with {@code try (var lines = lines(path))}.
     */
    public static AsyncGenerator<String, Void> lines(Path path) throws IOException {
        return lines(path, StandardCharsets.UTF_8);
    }

    /** The lines of a file, as {@link #lines(Path)}. */
    public static AsyncGenerator<String, Void> lines(Path path, Charset charset) throws IOException {
        return Batches.of(call -> new LineSource(path, charset));
    }

    /** What is in a directory, in no order. Iterate to the end, or close it. */
    @SuppressWarnings("StreamResourceLeak") // closing the source closes it
    public static AsyncGenerator<Path, Void> list(Path directory) throws IOException {
        return Batches.of(call -> new PathSource(Files.list(directory)));
    }

    /** A file, or a directory before all that is in it. Iterate to the end, or close it. */
    public static AsyncGenerator<Path, Void> walk(Path start, FileVisitOption... options) throws IOException {
        return walk(start, Integer.MAX_VALUE, options);
    }

    /** As {@link #walk(Path, FileVisitOption...)}, down to a depth: 0 is {@code start} alone. */
    @SuppressWarnings("StreamResourceLeak") // closing the source closes it
    public static AsyncGenerator<Path, Void> walk(Path start, int maxDepth, FileVisitOption... options)
            throws IOException {
        return Batches.of(call -> new PathSource(Files.walk(start, maxDepth, options)));
    }

    /** Copies a file, or makes a directory if it is one. When it is cancelled it deletes the target. Answers the target. */
    public static Coroutine<Path> copy(Path source, Path target, CopyOption... options) throws IOException {
        FileCopy copy = new FileCopy(source, target, Set.copyOf(Arrays.asList(options)));
        return FileCall.of(copy::copy);
    }

    /** Moves or renames a file; where it has to be copied for that, cancelling it deletes the target. Answers the target. */
    public static Coroutine<Path> move(Path source, Path target, CopyOption... options) throws IOException {
        FileCopy copy = new FileCopy(source, target, Set.copyOf(Arrays.asList(options)));
        return FileCall.of(copy::move);
    }

    /** Deletes a file, or a directory that is empty. */
    public static Coroutine<Void> delete(Path path) throws IOException {
        return FileCall.of(call -> {
            Files.delete(path);
            return null;
        });
    }

    /** Deletes a file, or a directory that is empty; answers whether there was one. */
    public static Coroutine<Boolean> deleteIfExists(Path path) throws IOException {
        return FileCall.of(call -> Files.deleteIfExists(path));
    }

    /** Makes a directory, and answers it. */
    public static Coroutine<Path> createDirectory(Path directory, FileAttribute<?>... attributes) throws IOException {
        return FileCall.of(call -> Files.createDirectory(directory, attributes));
    }

    /** Makes a directory and those above it, as far as there are none, and answers it. */
    public static Coroutine<Path> createDirectories(Path directory, FileAttribute<?>... attributes) throws IOException {
        return FileCall.of(call -> Files.createDirectories(directory, attributes));
    }

    /** Makes an empty file where the system keeps temporary ones; closing the result deletes it. */
    public static Coroutine<TemporaryPath> createTempFile(String prefix, String suffix, FileAttribute<?>... attributes)
            throws IOException {
        return temporary(call -> Files.createTempFile(prefix, suffix, attributes));
    }

    /** Makes an empty file in a directory; closing the result deletes it. */
    public static Coroutine<TemporaryPath> createTempFile(
            Path directory, String prefix, String suffix, FileAttribute<?>... attributes) throws IOException {
        return temporary(call -> Files.createTempFile(directory, prefix, suffix, attributes));
    }

    /** Makes a directory where the system keeps temporary ones; closing the result deletes it with all that is in it. */
    public static Coroutine<TemporaryPath> createTempDirectory(String prefix, FileAttribute<?>... attributes)
            throws IOException {
        return temporary(call -> Files.createTempDirectory(prefix, attributes));
    }

    /** Makes a directory in another; closing the result deletes it with all that is in it. */
    public static Coroutine<TemporaryPath> createTempDirectory(
            Path directory, String prefix, FileAttribute<?>... attributes) throws IOException {
        return temporary(call -> Files.createTempDirectory(directory, prefix, attributes));
    }

    @Async
    private static Coroutine<TemporaryPath> temporary(FileCall.Body<Path> create) throws IOException {
        return done(new TemporaryPath(await(FileCall.of(create, TemporaryPath::delete))));
    }

    /** Whether there is a file or directory. */
    public static Coroutine<Boolean> exists(Path path, LinkOption... options) {
        return async(() -> FileCall.of(call -> Files.exists(path, options)));
    }

    /** Whether there is a directory. */
    public static Coroutine<Boolean> isDirectory(Path path, LinkOption... options) {
        return async(() -> FileCall.of(call -> Files.isDirectory(path, options)));
    }

    /** Whether there is a regular file. */
    public static Coroutine<Boolean> isRegularFile(Path path, LinkOption... options) {
        return async(() -> FileCall.of(call -> Files.isRegularFile(path, options)));
    }

    /** How many bytes a file has. */
    public static Coroutine<Long> size(Path path) throws IOException {
        return FileCall.of(call -> Files.size(path));
    }
}
