// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.weft.Async;
import dev.weft.AsyncCallable;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.Task;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class AsyncFilesTest {

    private final List<Object> log = new ArrayList<>();

    @TempDir
    Path directory;

    private static <T> T run(AsyncCallable<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(async(main));
        }
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        new Random(42).nextBytes(bytes);
        return bytes;
    }

    @Test
    void whatWasWrittenIsRead() {
        Path file = directory.resolve("a");
        for (int length : new int[] {0, 1, Chunks.SIZE - 1, Chunks.SIZE, 3 * Chunks.SIZE + 7}) {
            byte[] bytes = random(length);
            assertThat(run(() -> AsyncFiles.write(file, bytes))).isEqualTo(file);
            assertThat(run(() -> AsyncFiles.readAllBytes(file))).isEqualTo(bytes);
            assertThat(run(() -> AsyncFiles.size(file))).isEqualTo(length);
        }
    }

    @Test
    void textIsUtf8UnlessToldOtherwise() throws IOException {
        Path file = directory.resolve("a");
        run(() -> AsyncFiles.writeString(file, "später"));
        assertThat(Files.readAllBytes(file)).isEqualTo("später".getBytes(StandardCharsets.UTF_8));
        assertThat(run(() -> AsyncFiles.readString(file))).isEqualTo("später");
        run(() -> AsyncFiles.writeString(file, "später", StandardCharsets.ISO_8859_1));
        assertThat(run(() -> AsyncFiles.readString(file, StandardCharsets.ISO_8859_1)))
                .isEqualTo("später");
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.readString(file)))
                .isInstanceOf(CharacterCodingException.class);
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.writeString(file, "später", StandardCharsets.US_ASCII)))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(Files.size(file))
                .as("what can't be encoded leaves the file alone")
                .isEqualTo(6);
    }

    @Test
    void theTextIsTheOneOfTheCall() throws IOException {
        Path file = directory.resolve("a");
        StringBuilder text = new StringBuilder("now");
        Coroutine<Path> write = AsyncFiles.writeString(file, text);
        text.append(" and later");
        run(() -> write);
        assertThat(file).hasContent("now");
    }

    @Test
    void optionsAreThoseOfFiles() throws IOException {
        Path file = directory.resolve("a");
        run(() -> AsyncFiles.append(file, "one "));
        run(() -> AsyncFiles.append(file, "two ".getBytes(StandardCharsets.UTF_8)));
        assertThat(file).hasContent("one two ");
        run(() -> AsyncFiles.writeString(file, "ONE", StandardOpenOption.WRITE));
        assertThat(file).hasContent("ONE two ");
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.writeString(file, "", StandardOpenOption.CREATE_NEW)))
                .isInstanceOf(FileAlreadyExistsException.class);
        run(() -> AsyncFiles.writeString(file, "shorter"));
        assertThat(file).hasContent("shorter");
    }

    /** Its size is said to be zero. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void filesThatDoNotTellTheirSizeAreReadToTheirEnd() throws IOException {
        String status = run(() -> AsyncFiles.readString(Path.of("/proc/self/maps")));
        assertThat(status).contains("libjvm.so").endsWith("\n");
    }

    @Async
    private Coroutine<Void> nothingThere() throws IOException {
        try {
            await(AsyncFiles.readString(directory.resolve("none")));
        } catch (NoSuchFileException e) {
            log.add(e.getFile().endsWith("none"));
        }
        return done();
    }

    @Test
    void errorsArriveAsThemselves() {
        run(this::nothingThere);
        assertThat(log).containsExactly(true);
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.size(directory.resolve("none"))))
                .isInstanceOf(NoSuchFileException.class);
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.readAllBytes(directory)))
                .withMessageContaining("Is a directory");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskIsAnError() {
        Path full = Path.of("/dev/full");
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.write(full, random(3 * Chunks.SIZE))))
                .withMessageContaining("No space left on device");
        assertThat(Descriptors.open(full)).isEmpty();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCopyThatFailsLeavesNoTarget() throws IOException {
        Path source = Files.write(directory.resolve("source"), random(10));
        Path target = directory.resolve("no/such/directory");
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.copy(source, target)))
                .isInstanceOf(NoSuchFileException.class);
        assertThat(Descriptors.open(directory)).isEmpty();
    }

    @Async
    private static Coroutine<Void> cancelled(Coroutine<?> endless) {
        Task<?> task = createTask(endless);
        await(yieldNow());
        await(yieldNow());
        task.cancel();
        try {
            await(task);
        } catch (CancelledError e) {
            return done();
        }
        throw new AssertionError("ended");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCancelledReadClosesItsFile() throws IOException {
        Path endless = Path.of("/dev/zero");
        run(() -> cancelled(AsyncFiles.readAllBytes(endless)));
        assertThat(Descriptors.open(endless)).isEmpty();
        run(() -> cancelled(AsyncFiles.lines(endless).asyncIterator().next().toCoroutine()));
        assertThat(Descriptors.open(endless)).isEmpty();
    }

    // lines

    @Async
    private Coroutine<Void> logAll(AsyncGenerator<?, Void> items) {
        for (Object item : await(items)) {
            log.add(item);
        }
        return done();
    }

    @Test
    void linesEndAsThoseOfFiles() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "one\ntwo\r\n\nthree\rfour");
        run(() -> logAll(AsyncFiles.lines(file)));
        assertThat(log).containsExactly("one", "two", "", "three", "four");
        log.clear();
        Files.writeString(file, "");
        run(() -> logAll(AsyncFiles.lines(file)));
        assertThat(log).isEmpty();
    }

    @Test
    void linesThatAreLongAndManyAreAllThere() throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < 5000; i++) {
            lines.add(i + "x".repeat(i % 100));
        }
        lines.add("y".repeat(5 * Chunks.SIZE));
        lines.add("the last");
        Path file = Files.write(directory.resolve("a"), lines);
        run(() -> logAll(AsyncFiles.lines(file)));
        assertThat(log).isEqualTo(lines);
    }

    @Test
    void linesAreReadAsTheyAreAskedFor() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "line\n".repeat(1_000_000));
        run(() -> {
            try (AsyncGenerator<String, Void> lines = AsyncFiles.lines(file)) {
                log.add(await(lines.asyncIterator().next()));
                await(AsyncFiles.writeString(file, "changed\n"));
                int others = 0;
                for (String line : await(lines)) {
                    others += line.equals("line") ? 1 : 0;
                }
                log.add(others < 2 * Chunks.SIZE);
            }
            return done();
        });
        assertThat(log).containsExactly("line", true);
    }

    @Test
    void theLinesBeforeOneThatIsNoTextComeFirst() throws IOException {
        Path file = directory.resolve("a");
        Files.write(file, ("good\n".repeat(10_000) + "bad \u00e4\n").getBytes(StandardCharsets.ISO_8859_1));
        assertThatIOException()
                .isThrownBy(() -> run(() -> logAll(AsyncFiles.lines(file))))
                .isInstanceOf(CharacterCodingException.class);
        assertThat(log).hasSizeGreaterThan(8000).containsOnly("good");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void leavingLinesEarlyClosesTheirFile() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "one\ntwo\n");
        run(() -> {
            try (AsyncGenerator<String, Void> lines = AsyncFiles.lines(file)) {
                for (String line : await(lines)) {
                    log.add(line);
                    break;
                }
                log.add(Descriptors.open(directory).size());
            }
            log.add(Descriptors.open(directory).size());
            return done();
        });
        assertThat(log).containsExactly("one", 1, 0);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void linesThatAreLeftOpenAreClosedWithTheProgram() throws IOException {
        Path file = Files.writeString(directory.resolve("a"), "one\ntwo\n");
        AsyncGenerator<String, Void> lines = AsyncFiles.lines(file);
        AsyncIterator<String> iterator = lines.asyncIterator();
        log.add(run(() -> iterator.next().toCoroutine()));
        assertThat(log).containsExactly("one");
        assertThat(Descriptors.open(directory)).isEmpty();
    }

    // directories

    @Test
    void listAndWalk() throws IOException {
        Files.createDirectories(directory.resolve("a/b"));
        Files.writeString(directory.resolve("a/b/c"), "");
        Files.writeString(directory.resolve("d"), "");
        run(() -> logAll(AsyncFiles.list(directory)));
        assertThat(log).containsExactlyInAnyOrder(directory.resolve("a"), directory.resolve("d"));
        log.clear();
        run(() -> logAll(AsyncFiles.walk(directory.resolve("a"))));
        assertThat(log).containsExactly(directory.resolve("a"), directory.resolve("a/b"), directory.resolve("a/b/c"));
        log.clear();
        run(() -> logAll(AsyncFiles.walk(directory.resolve("a"), 0)));
        assertThat(log).containsExactly(directory.resolve("a"));
        assertThatIOException()
                .isThrownBy(() -> run(() -> logAll(AsyncFiles.list(directory.resolve("d")))))
                .isInstanceOf(NotDirectoryException.class);
    }

    @Test
    void manyEntriesAreAllThere() throws IOException {
        for (int i = 0; i < 1000; i++) {
            Files.createFile(directory.resolve("file" + i));
        }
        run(() -> logAll(AsyncFiles.list(directory)));
        assertThat(log).hasSize(1000).doesNotHaveDuplicates();
    }

    @Test
    void createAndDelete() {
        Path made = directory.resolve("a/b");
        assertThat(run(() -> AsyncFiles.exists(made))).isFalse();
        assertThat(run(() -> AsyncFiles.createDirectories(made))).isEqualTo(made);
        assertThat(run(() -> AsyncFiles.isDirectory(made))).isTrue();
        assertThat(run(() -> AsyncFiles.isRegularFile(made))).isFalse();
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.createDirectory(made)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.delete(directory.resolve("a"))))
                .isInstanceOf(DirectoryNotEmptyException.class);
        run(() -> AsyncFiles.delete(made));
        assertThat(run(() -> AsyncFiles.deleteIfExists(made))).isFalse();
        assertThat(run(() -> AsyncFiles.exists(made))).isFalse();
    }

    // copy and move

    @Test
    void copiesAreEqualAndKeepPermissions() throws IOException {
        Path source = Files.write(directory.resolve("source"), random(3 * Chunks.SIZE + 7));
        Path target = directory.resolve("target");
        Assumptions.assumeTrue(
                source.getFileSystem().supportedFileAttributeViews().contains("posix"));
        Files.setPosixFilePermissions(source, PosixFilePermissions.fromString("rw-r-----"));
        assertThat(run(() -> AsyncFiles.copy(source, target))).isEqualTo(target);
        assertThat(target).hasSameBinaryContentAs(source);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(target)))
                .isEqualTo("rw-r-----");
    }

    @Test
    void copiesReplaceWhatIsThereOnlyIfTold() throws IOException {
        Path source = Files.writeString(directory.resolve("source"), "new");
        Path target = Files.writeString(directory.resolve("target"), "old");
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.copy(source, target)))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(target).hasContent("old");
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(source, time);
        run(() -> AsyncFiles.copy(
                source, target, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.COPY_ATTRIBUTES));
        assertThat(target).hasContent("new");
        assertThat(Files.getLastModifiedTime(target)).isEqualTo(time);
        assertThat(run(() -> AsyncFiles.copy(source, source))).isEqualTo(source);
        assertThat(source).hasContent("new");
    }

    @Test
    void copiesOfLinksAndDirectories() throws IOException {
        Path source = Files.writeString(directory.resolve("source"), "text");
        Path link = Files.createSymbolicLink(directory.resolve("link"), source);
        run(() -> AsyncFiles.copy(link, directory.resolve("followed")));
        run(() -> AsyncFiles.copy(link, directory.resolve("copied"), LinkOption.NOFOLLOW_LINKS));
        assertThat(directory.resolve("followed")).isRegularFile().hasContent("text");
        assertThat(directory.resolve("copied")).isSymbolicLink();
        Path made = directory.resolve("a");
        run(() -> AsyncFiles.copy(directory, made));
        assertThat(made).isEmptyDirectory();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aCancelledCopyDeletesItsTarget() throws IOException {
        Path source = directory.resolve("sparse");
        run(() -> {
            try (AsyncFile file = await(AsyncFiles.open(
                    source, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.SPARSE))) {
                await(file.position(1L << 34).write("end"));
            }
            Path target = directory.resolve("target");
            Task<Path> copy = createTask(AsyncFiles.copy(source, target));
            while (!await(AsyncFiles.exists(target))) {
                await(yieldNow());
            }
            copy.cancel();
            try {
                await(copy);
            } catch (CancelledError e) {
                log.add(Files.exists(target));
            }
            return done();
        });
        assertThat(log).containsExactly(false);
        assertThat(Descriptors.open(directory)).isEmpty();
    }

    @Test
    void moves() throws IOException {
        Path source = Files.writeString(directory.resolve("source"), "text");
        Path target = directory.resolve("target");
        assertThat(run(() -> AsyncFiles.move(source, target))).isEqualTo(target);
        assertThat(source).doesNotExist();
        assertThat(target).hasContent("text");
        Path other = Files.writeString(source, "other");
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.move(other, target)))
                .isInstanceOf(FileAlreadyExistsException.class);
        run(() -> AsyncFiles.move(other, target, StandardCopyOption.ATOMIC_MOVE));
        assertThat(target).hasContent("other");
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.move(source, target)))
                .isInstanceOf(NoSuchFileException.class);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void movesToAnotherFileSystem() throws IOException {
        Path elsewhere = Path.of("/dev/shm");
        Assumptions.assumeTrue(
                Files.isWritable(elsewhere) && !Files.getFileStore(elsewhere).equals(Files.getFileStore(directory)));
        Path source = Files.write(directory.resolve("source"), random(3 * Chunks.SIZE + 7));
        byte[] bytes = Files.readAllBytes(source);
        FileTime time = FileTime.fromMillis(1_000_000_000_000L);
        Files.setLastModifiedTime(source, time);
        run(() -> {
            try (TemporaryPath there = await(AsyncFiles.createTempDirectory(elsewhere, "weft"))) {
                Path target = there.path().resolve("target");
                await(AsyncFiles.move(source, target));
                assertThat(source).doesNotExist();
                assertThat(target).hasBinaryContent(bytes);
                assertThat(Files.getLastModifiedTime(target)).isEqualTo(time);
                await(AsyncFiles.move(target, source));
                assertThat(source).hasBinaryContent(bytes);
            }
            return done();
        });
    }

    // temporary

    @Test
    void temporaryPathsAreThereUntilTheEndOfTheirBlock() {
        run(() -> {
            try (TemporaryPath temporary = await(AsyncFiles.createTempDirectory(directory, "a"));
                    TemporaryPath file = await(AsyncFiles.createTempFile(temporary.path(), "b", ".txt"))) {
                log.add(temporary.path());
                await(AsyncFiles.createDirectories(temporary.path().resolve("c/d")));
                await(AsyncFiles.writeString(temporary.path().resolve("c/d/e"), "text"));
                Files.createSymbolicLink(temporary.path().resolve("link"), directory);
                assertThat(file.path()).isEmptyFile();
                Files.delete(file.path());
            }
            return done();
        });
        assertThat((Path) log.get(0)).doesNotExist();
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void aTemporaryFileThatNobodyTakesIsDeleted() {
        run(() -> cancelled(AsyncFiles.createTempFile(directory, "a", "b")));
        run(() -> cancelled(AsyncFiles.createTempDirectory(directory, "a")));
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void whereTemporaryFilesAreKept() {
        run(() -> {
            try (TemporaryPath file = await(AsyncFiles.createTempFile("weft", ".txt"));
                    TemporaryPath folder = await(AsyncFiles.createTempDirectory("weft"))) {
                log.add(file.path().getParent().equals(folder.path().getParent()));
                log.add(file.toString().endsWith(".txt"));
            }
            return done();
        });
        assertThat(log).containsExactly(true, true);
    }

    @Test
    void fileNotFoundIsNoSuchFile() {
        assertThatIOException()
                .isThrownBy(() -> run(() -> AsyncFiles.write(directory.resolve("none/a"), new byte[1])))
                .isInstanceOf(NoSuchFileException.class)
                .isNotInstanceOf(FileNotFoundException.class);
    }
}
