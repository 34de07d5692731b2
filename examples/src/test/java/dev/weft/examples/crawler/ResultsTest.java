// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.os.AsyncFiles;
import dev.weft.testing.AsyncTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ResultsTest {
    private static final String CRAWL = "http://a.test/";
    private static final String HEADER = "#weft-crawler\t1\thttp://a.test/\n";

    @TempDir
    Path directory;

    private static Page page(int number) {
        List<Url> found = List.of(new Url("a.test", 80, "/" + (number + 1)));
        return new Page(
                new Url("a.test", 80, "/" + number), 200, 1, Duration.ofMillis(number), 9, "Caf\u00e9", "", found);
    }

    private static List<Page> pages(int from, int to) {
        return IntStream.range(from, to).mapToObj(ResultsTest::page).toList();
    }

    private Path file() {
        return directory.resolve("crawl.tsv");
    }

    /** Writes some pages, and closes the file. */
    @Async
    private static Coroutine<Void> write(Results opened, List<Page> pages) throws CrawlException {
        try (Results results = opened) {
            var writer = createTask(results.write());
            for (Page page : pages) {
                await(results.put(page));
            }
            results.end();
            await(writer);
        }
        return done();
    }

    /** What there is to resume; writes more behind it. */
    @Async
    private Coroutine<List<Page>> resume(List<Page> more) throws CrawlException {
        List<Page> earlier = new ArrayList<>();
        await(write(await(Results.resume(file(), CRAWL, earlier::add)), more));
        return done(earlier);
    }

    @AsyncTest
    void linesInTheOrderTheyCame(Runner runner) throws IOException {
        runner.run(async(() -> write(await(Results.create(file(), CRAWL)), pages(0, 5000))));

        assertThat(Files.readString(file()))
                .startsWith(HEADER + page(0).toLine() + "\n" + page(1).toLine() + "\n")
                .endsWith("\n" + page(4999).toLine() + "\n")
                .hasLineCount(5001);
    }

    @AsyncTest
    void resumedBehindWhatThereIs(Runner runner) throws IOException {
        runner.run(async(() -> write(await(Results.create(file(), CRAWL)), pages(0, 3))));

        assertThat(runner.run(async(() -> resume(pages(3, 5))))).isEqualTo(pages(0, 3));
        assertThat(runner.run(async(() -> resume(List.of())))).isEqualTo(pages(0, 5));
    }

    @AsyncTest
    void resumingWhatDoesNotExistBeginsIt(Runner runner) throws IOException {
        assertThat(runner.run(async(() -> resume(pages(0, 1))))).isEmpty();
        assertThat(Files.readString(file())).isEqualTo(HEADER + page(0).toLine() + "\n");
    }

    /** The program may die while it writes: the file is cut at each of its bytes. */
    @AsyncTest
    void whatWasWrittenHalfIsCutOff(Runner runner) throws IOException {
        runner.run(async(() -> write(await(Results.create(file(), CRAWL)), pages(0, 2))));
        byte[] whole = Files.readAllBytes(file());
        int first = HEADER.length();
        int second = first + page(0).toLine().getBytes(StandardCharsets.UTF_8).length + 1;

        for (int length = 0; length <= whole.length; length++) {
            Files.write(file(), Arrays.copyOf(whole, length));
            int complete = length == whole.length ? 2 : length >= second ? 1 : 0;
            List<Page> earlier = runner.run(async(() -> resume(pages(complete(file()), 2))));
            assertThat(earlier).as("cut at %d", length).isEqualTo(pages(0, complete));
            assertThat(Files.readAllBytes(file())).as("cut at %d", length).isEqualTo(whole);
        }
    }

    /** How many pages are complete in a file. */
    private static int complete(Path file) throws IOException {
        long ends = Files.readString(file, StandardCharsets.ISO_8859_1)
                .chars()
                .filter(c -> c == '\n')
                .count();
        return (int) Math.max(0, ends - 1);
    }

    @AsyncTest
    void nothingIsOverwritten(Runner runner) throws IOException {
        Files.writeString(file(), "precious");

        assertThatThrownBy(() -> runner.run(async(() -> Results.create(file(), CRAWL))))
                .isInstanceOf(CrawlException.class)
                .hasMessage(file() + " exists; go on with it by --resume, or name another file by --out");
        assertThatThrownBy(() -> runner.run(async(() -> resume(List.of()))))
                .isInstanceOf(CrawlException.class)
                .hasMessage(file() + " is no file of results; name another one by --out");
        assertThat(Files.readString(file())).isEqualTo("precious");
    }

    @AsyncTest
    void resultsOfAnotherCrawl(Runner runner) {
        runner.run(async(() -> write(await(Results.create(file(), "http://b.test/")), pages(0, 1))));

        assertThatThrownBy(() -> runner.run(async(() -> resume(List.of()))))
                .isInstanceOf(CrawlException.class)
                .hasMessage(
                        file() + " is a crawl of http://b.test/, not of http://a.test/; name another file by --out");
    }

    @AsyncTest
    void aLineThatIsNoResult(Runner runner) throws IOException {
        Files.writeString(file(), HEADER + page(0).toLine() + "\nrubbish\n" + page(1).toLine() + "\n");
        byte[] before = Files.readAllBytes(file());

        assertThatThrownBy(() -> runner.run(async(() -> resume(List.of()))))
                .isInstanceOf(CrawlException.class)
                .hasMessage(file() + ":3 is no result (it has 1 fields, not 8); the file can't be resumed");
        assertThat(Files.readAllBytes(file())).isEqualTo(before);
    }

    @AsyncTest
    void aPlaceThatIsNoFile(Runner runner) {
        assertThatThrownBy(() -> runner.run(async(() -> Results.resume(directory, CRAWL, page -> {}))))
                .isInstanceOf(CrawlException.class)
                .hasMessage(directory + " is no file that a crawl can be in; name another one by --out");
        assertThatThrownBy(() -> runner.run(async(() -> Results.create(directory.resolve("no/such"), CRAWL))))
                .isInstanceOf(CrawlException.class)
                .hasMessage("can't begin " + directory.resolve("no/such")
                        + " (NoSuchFileException); name another file by --out");
    }

    /** To /dev/full nothing can be written. */
    @AsyncTest
    @EnabledOnOs(OS.LINUX)
    void aFullDisk(Runner runner) {
        Path full = Path.of("/dev/full");

        assertThatThrownBy(() -> runner.run(async(() ->
                        write(new Results(full, await(AsyncFiles.open(full, StandardOpenOption.WRITE))), pages(0, 1)))))
                .isInstanceOf(CrawlException.class)
                .hasMessage("can't write to /dev/full (No space left on device);"
                        + " what it has is kept, --resume goes on from there");
    }

    /** Pages come faster than they can be written: who brings them waits. */
    @AsyncTest
    void manyPagesWait(Runner runner) {
        runner.run(async(() -> {
            try (Results results = await(Results.create(file(), CRAWL))) {
                var pages = createTask(async(() -> {
                    for (Page page : pages(0, 1500)) {
                        await(results.put(page));
                    }
                    return done();
                }));
                await(yieldNow());
                await(yieldNow());
                assertThat(pages.isDone()).isFalse();

                var writer = createTask(results.write());
                await(pages);
                results.end();
                await(writer);
            }
            return done();
        }));
    }
}
