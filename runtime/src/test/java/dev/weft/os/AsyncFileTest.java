// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.weft.AsyncCallable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.Task;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AsyncFileTest {

    private final List<Object> log = new ArrayList<>();

    @TempDir
    Path directory;

    /** What a test does with its file. */
    @FunctionalInterface
    private interface Use {
        Coroutine<Void> of(AsyncFile file) throws IOException;
    }

    private static void run(AsyncCallable<Void> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(async(main));
        }
    }

    /** Runs with {@code text} in the file. */
    private void with(String text, Use use, OpenOption... options) throws IOException {
        Path path = Files.writeString(directory.resolve("a"), text);
        run(() -> {
            try (AsyncFile file = await(AsyncFiles.open(path, options))) {
                await(use.of(file));
            }
            return done();
        });
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void readsMoveThePosition() throws IOException {
        with("0123456789", file -> {
            log.add(text(await(file.read(4))));
            log.add(file.position());
            log.add(text(await(file.position(8).read(4))));
            log.add(await(file.read(4)).length);
            log.add(file.position());
            log.add(text(await(file.position(5).readAll())));
            log.add(await(file.position(100).readAll()).length);
            log.add(await(file.read(0)).length);
            log.add(await(file.size()));
            return done();
        });
        assertThat(log).containsExactly("0123", 4L, "89", 0, 10L, "56789", 0, 0, 10L);
    }

    @Test
    void writesMoveThePosition() throws IOException {
        with(
                "0123456789",
                file -> {
                    await(file.write("abc"));
                    log.add(file.position());
                    await(file.position(12).write("xyz"));
                    log.add(text(await(file.position(0).readAll())));
                    await(file.truncate(5));
                    log.add(file.position());
                    await(file.write("end"));
                    await(file.force(true));
                    return done();
                },
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        assertThat(log).containsExactly(3L, "abc3456789\0\0xyz", 5L);
        assertThat(directory.resolve("a")).hasContent("abc34end");
    }

    @Test
    void appendingGoesToTheEndWhereverThatIs() throws IOException {
        with(
                "0123",
                file -> {
                    await(file.write("45"));
                    log.add(file.position());
                    await(AsyncFiles.append(directory.resolve("a"), "67"));
                    await(file.position(0).write("89"));
                    log.add(file.position());
                    return done();
                },
                StandardOpenOption.APPEND);
        assertThat(log).containsExactly(6L, 10L);
        assertThat(directory.resolve("a")).hasContent("0123456789");
    }

    @Test
    void largeReadsAndWritesAreComplete() throws IOException {
        byte[] bytes = new byte[5 * Chunks.SIZE + 13];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i % 251);
        }
        with(
                "",
                file -> {
                    await(file.write(bytes));
                    log.add(await(file.position(0).read(bytes.length + 1)));
                    log.add(await(file.position(0).readAll()));
                    return done();
                },
                StandardOpenOption.READ,
                StandardOpenOption.WRITE);
        assertThat(log).containsExactly(bytes, bytes);
    }

    @Test
    void errorsArriveAsThemselves() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> run(() -> {
                    await(AsyncFiles.open(directory.resolve("none")));
                    return done();
                }))
                .isInstanceOf(NoSuchFileException.class);
        with("", file -> {
            assertThatIllegalArgumentException().isThrownBy(() -> file.position(-1));
            Coroutine<byte[]> negative = file.read(-1);
            try {
                await(negative);
            } catch (IllegalArgumentException e) {
                log.add(e.getMessage());
            }
            try {
                await(file.write("x"));
            } catch (NonWritableChannelException e) {
                log.add("not writable");
            }
            return done();
        });
        assertThat(log).containsExactly("negative length: -1", "not writable");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsAnError() {
        assertThatIOException()
                .isThrownBy(() -> run(() -> {
                    try (AsyncFile file = await(AsyncFiles.open(Path.of("/dev/full"), StandardOpenOption.WRITE))) {
                        await(file.write("x"));
                    }
                    return done();
                }))
                .withMessageContaining("No space left on device");
        assertThat(Descriptors.open(Path.of("/dev/full"))).isEmpty();
    }

    @Test
    void oneCallAtATime() throws IOException {
        with("0123", file -> {
            Task<byte[]> first = createTask(file.read(2));
            await(yieldNow());
            try {
                await(file.size());
            } catch (IllegalStateException e) {
                log.add(e.getMessage());
            }
            log.add(text(await(first)));
            log.add(await(file.size()));
            return done();
        });
        assertThat(log)
                .containsExactly(
                        "size() called while read() of the same file is under way; await one before the other",
                        "01",
                        4L);
    }

    @Test
    void aCancelledReadLosesNothing() throws IOException {
        with("0123", file -> {
            Task<byte[]> read = createTask(file.read(2));
            await(yieldNow());
            read.cancel();
            try {
                await(read);
            } catch (CancelledError e) {
                log.add(text(await(file.read(2))));
            }
            return done();
        });
        assertThat(log).containsExactly("01");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void closedItIsClosed() throws IOException {
        with("0123", file -> {
            log.add(file.isOpen());
            log.add(Descriptors.open(directory).size());
            await(file.closeAsync());
            log.add(file.isOpen());
            log.add(Descriptors.open(directory).size());
            await(file.closeAsync());
            try {
                await(file.read(1));
            } catch (ClosedChannelException e) {
                log.add("closed");
            }
            return done();
        });
        assertThat(log).containsExactly(true, 1, false, 0, "closed");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void openingIsUndoneWhenItIsCancelled() throws IOException {
        Path path = Files.writeString(directory.resolve("a"), "");
        run(() -> {
            Task<AsyncFile> open = createTask(AsyncFiles.open(path));
            await(yieldNow());
            open.cancel();
            try {
                await(open);
            } catch (CancelledError e) {
                log.add("cancelled");
            }
            return done();
        });
        assertThat(log).containsExactly("cancelled");
        assertThat(Descriptors.open(directory)).isEmpty();
    }
}
