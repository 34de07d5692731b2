// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static java.nio.file.StandardWatchEventKinds.ENTRY_CREATE;
import static java.nio.file.StandardWatchEventKinds.ENTRY_MODIFY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.weft.examples.crawler.Site.Kind;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What only a process of its own shows: signals, a sudden end, a full disk. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessTest {
    private static final int SIZE = 600;
    private static final int CONCURRENCY = 30;

    private final Site site = new Site(SIZE, 3);

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource({"INT, 2, 130", "TERM, 15, 143"})
    void aSignalStopsItAndItGoesOnWhereItWas(String signal, int number, int status) throws Exception {
        assumeFalse(
                isIgnored(number), "who started this JVM has it ignore SIG" + signal + ", and so would its processes");
        try (LiveSite live = new LiveSite(site)) {
            Process process = start("", live);
            awaitResults(100);
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();

            assertThat(process.waitFor()).isEqualTo(status);
            assertThat(output()).contains("Stopped; --resume goes on.");
            List<String> before = results();
            assertThat(before).hasSizeBetween(99, SIZE - 1).doesNotHaveDuplicates();

            assertThat(start("", live, "--resume").waitFor()).isZero();
            assertThat(output()).contains(before.size() + " more were fetched before");
            assertThat(results()).startsWith(before.toArray(new String[0]));
            assertThat(results()).containsExactlyInAnyOrderElementsOf(all());
            assertThat(fetchedAgain(live.stop())).isLessThanOrEqualTo(CONCURRENCY);
        }
    }

    @Test
    void killedInTheMidstOfWritingItGoesOnWhereItWas() throws Exception {
        try (LiveSite live = new LiveSite(site)) {
            Process process = start("", live);
            awaitResults(100);
            process.destroyForcibly().waitFor();

            assertThat(start("", live, "--resume").waitFor()).isZero();
            assertThat(results()).containsExactlyInAnyOrderElementsOf(all());
        }
    }

    @Test
    void aDiskThatIsFullEndsItWithAnErrorAndItGoesOnWhereItWas() throws Exception {
        try (LiveSite live = new LiveSite(site)) {
            Process process = start("ulimit -f 40; ", live);

            assertThat(process.waitFor()).isEqualTo(Crawler.FAILED);
            assertThat(output())
                    .contains("crawler: can't write to " + file() + " (File too large);"
                            + " what it has is kept, --resume goes on from there");

            assertThat(start("", live, "--resume").waitFor()).isZero();
            assertThat(results()).containsExactlyInAnyOrderElementsOf(all());
        }
    }

    private Path file() {
        return directory.resolve("crawl.tsv");
    }

    private List<String> all() {
        return IntStream.range(0, SIZE)
                .mapToObj(page -> site.url(page).toString())
                .toList();
    }

    private List<String> results() throws IOException {
        return Files.readAllLines(file()).stream()
                .skip(1)
                .map(line -> Page.parse(line).url().toString())
                .toList();
    }

    private void awaitResults(int count) throws IOException, InterruptedException {
        try (WatchService watcher = directory.getFileSystem().newWatchService()) {
            directory.register(watcher, ENTRY_CREATE, ENTRY_MODIFY);
            while (!Files.exists(file()) || lines() < count) {
                watcher.take().reset();
            }
        }
    }

    private long lines() throws IOException {
        try (Stream<String> all = Files.lines(file())) {
            return all.count();
        }
    }

    /** Requests beyond those that it takes to fetch every page once. */
    private int fetchedAgain(Visits visits) {
        int again = 0;
        for (int page = 0; page < SIZE; page++) {
            if (site.kind(page) != Kind.FLAKY && site.kind(page) != Kind.FAILING) {
                again += visits.of(page) - 1;
            }
        }
        return again;
    }

    /** Runs the program as this JVM runs, with its agent, after the commands of a shell. */
    private Process start(String before, LiveSite live, String... more) throws IOException {
        List<String> command = new ArrayList<>(List.of("sh", "-c", before + "exec \"$@\"", "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of(
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path")));
        command.addAll(List.of(Crawler.class.getName(), "--connect-to", live.address(), "--out", file().toString()));
        site.starts().forEach(start -> command.addAll(List.of("--site", start.toString())));
        command.addAll(List.of(more));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output"));
    }

    /** Whether processes of this one ignore a signal; only Linux tells. */
    private static boolean isIgnored(int signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .map(line -> line.substring("SigIgn:".length()).strip())
                        .anyMatch(mask -> (Long.parseUnsignedLong(mask, 16) >> (signal - 1) & 1) != 0);
    }
}
