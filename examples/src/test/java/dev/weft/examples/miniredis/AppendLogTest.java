// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.AsyncFunction;
import dev.weft.EventLoop;
import dev.weft.Runner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was written to the log makes the same keys when it is loaded. */
@Timeout(60)
class AppendLogTest {
    @TempDir
    Path directory;

    private final List<String> notices = new ArrayList<>();
    private final Runner loading = Runner.builder().virtualTime(true).build();

    @AfterEach
    void close() {
        loading.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void whateverWasDone(int seed) throws IOException {
        String before = logged(console -> {
            Random random = new Random(seed);
            RandomRequests requests = new RandomRequests(random, RandomRequests.Family.EVERYTHING);
            for (int i = 0; i < 2000; i++) {
                switch (random.nextInt(20)) {
                    case 0 -> console.run("SPOP k1 " + random.nextInt(4));
                    case 1 -> console.run("SET a x PX " + (1 + random.nextInt(5)));
                    case 2 -> await(sleep(ofMillis(random.nextInt(5))));
                    case 3 -> transaction(console, requests);
                    case 4 -> console.send("waiting", "BLPOP k1 k2 0.001");
                    default -> console.run(requests.next());
                }
                console.received("waiting");
            }
            return done();
        });
        assertThat(load()).isEqualTo(before);
        assertThat(load()).isEqualTo(before);
        assertThat(notices).isEmpty();
    }

    private static void transaction(Console console, RandomRequests requests) {
        console.run("MULTI");
        for (int i = 0; i < 3; i++) {
            console.run(requests.next());
        }
        console.run("EXEC");
    }

    /** Wherever writing broke off, what is complete is loaded, and nothing of what isn't. */
    @Test
    void aTornTailIsCut() throws IOException {
        List<String> states = new ArrayList<>();
        logged(console -> {
            states.add(console.dump());
            for (String request :
                    List.of("SET a 1", "APPEND a 2", "RPUSH l x", "MULTI", "INCR n", "INCR n", "EXEC", "DEL a")) {
                console.run(request);
                states.add(console.dump());
            }
            return done();
        });
        Path log = directory.resolve("appendonly.1.incr.aof");
        byte[] whole = Files.readAllBytes(log);
        assertThat(new String(whole)).contains("MULTI", "EXEC");
        for (int length = 0; length < whole.length; length++) {
            Files.write(log, Arrays.copyOf(whole, length));
            notices.clear();

            String state = load();

            assertThat(states).as("cut at %s", length).contains(state);
            assertThat(load()).isEqualTo(state);
            if (Files.size(log) == length) {
                assertThat(notices).isEmpty();
            } else {
                assertThat(notices)
                        .containsExactly(log + " ended in the midst of a command; its last "
                                + (length - Files.size(log)) + " bytes were cut off");
            }
        }
    }

    @Test
    void whatWasCutIsNotMissedByWhatComesAfter() throws IOException {
        logged(console -> {
            console.run("SET a 1");
            return done();
        });
        Files.writeString(
                directory.resolve("appendonly.1.incr.aof"), "*3\r\n$3\r\nSET\r\n$1\r\nb", StandardOpenOption.APPEND);
        String before = logged(console -> {
            console.run("SET c 3");
            return done();
        });
        assertThat(before).contains("a: string 1", "c: string 3");
        assertThat(load()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*1\r\n$7\r\nNOTHING\r\n", "*1\r\n+OK\r\n", "\0\0\0\0\r\n", "*1\r\n$3\r\nGET\r\n"})
    void damageIsRefused(String damage) throws IOException {
        logged(console -> {
            console.run("SET a 1");
            return done();
        });
        Path log = directory.resolve("appendonly.1.incr.aof");
        long length = Files.size(log);
        Files.writeString(log, damage + "*3\r\n$3\r\nSET\r\n$1\r\nb\r\n$1\r\n1\r\n", StandardOpenOption.APPEND);

        assertThatThrownBy(this::load)
                .hasMessageStartingWith(log + " is damaged behind byte " + length + " (ERR ")
                .hasMessageEndingWith("restore it from a backup, or cut it off there");
    }

    @Test
    void onlyTheNewestLogMayBeTorn() throws IOException {
        Path first = Files.writeString(directory.resolve("appendonly.1.incr.aof"), "*1\r\n$8\r\nFLUSH");
        Path second = Files.writeString(directory.resolve("appendonly.2.incr.aof"), "");
        assertThatThrownBy(this::load).hasMessageStartingWith(first + " ends in the midst of a command, 13 bytes");

        Files.delete(second);
        Path base = Files.move(first, directory.resolve("appendonly.1.base.aof"));
        assertThatThrownBy(this::load).hasMessageStartingWith(base + " ends in the midst of a command, 13 bytes");
    }

    /** A request of the log has a largest length, too. */
    @Test
    void manyMembersPoppedAtOnce() throws IOException {
        String before = logged(console -> {
            for (int i = 0; i < 5000; i++) {
                console.run("SADD s " + i);
            }
            console.run("SPOP s 4990");
            return done();
        });
        assertThat(Files.readString(directory.resolve("appendonly.1.incr.aof"))).contains("*1002\r\n$4\r\nSREM");
        assertThat(load()).isEqualTo(before);
    }

    @Test
    void twoServersCantShareIt() throws IOException {
        try (LogFiles mine = new LogFiles(directory)) {
            assertThat(mine.generation()).isEqualTo(1);
            assertThatThrownBy(() -> new LogFiles(directory))
                    .isInstanceOf(IOException.class)
                    .hasMessage(directory + " is in use by another server; give this one a --dir of its own");
        }
        new LogFiles(directory).close();
    }

    /** While it is rewritten, values of all types change, appear and go; it is copied at many moments, as a crash would. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void rewrittenWhileEverythingChanges(int seed) throws IOException {
        List<String> states = new ArrayList<>();
        String before = logged(console -> {
            Random random = new Random(seed);
            for (int i = 0; i < 6000; i++) {
                console.run(RandomRequests.change(random));
            }
            AppendLog log = console.engine().journal().log();
            LogRewrite rewrite = new LogRewrite(console.engine().store(), log, notices::add);
            rewrite.start();
            int turns = 0;
            while (rewrite.isRunning() || turns == 0) {
                for (int i = 0; i < 20; i++) {
                    console.run(turns == 3 && seed == 3 && i == 10 ? "FLUSHALL" : RandomRequests.change(random));
                }
                if (turns % 4 == 0) {
                    await(log.flush());
                    copy(states.size());
                    states.add(console.dump());
                }
                turns++;
                await(yieldNow());
            }
            assertThat(rewrite.hasFailed()).isFalse();
            for (int i = 0; i < 100; i++) {
                console.run(RandomRequests.change(random));
            }
            return done();
        });
        assertThat(files()).containsExactly("appendonly.2.base.aof", "appendonly.2.incr.aof", "appendonly.lock");
        assertThat(load()).isEqualTo(before);
        for (int i = 0; i < states.size(); i++) {
            assertThat(load(directory.resolve("copy" + i))).as("copy %s", i).isEqualTo(states.get(i));
        }
        assertThat(notices).isEmpty();
    }

    @Test
    void rewrittenAgainAndAgain() throws IOException {
        String before = logged(console -> {
            AppendLog log = console.engine().journal().log();
            LogRewrite rewrite = new LogRewrite(console.engine().store(), log, notices::add);
            for (int i = 0; i < 5; i++) {
                console.run("INCR n");
                rewrite.start();
                console.run("RPUSH l " + i);
                while (rewrite.isRunning()) {
                    await(yieldNow());
                }
                assertThat(log.files().size()).isLessThan(100);
            }
            return done();
        });
        assertThat(load()).isEqualTo(before).contains("n: string 5");
        // the last rewrite may have ended before a thread had deleted what it replaced: loading does then
        assertThat(files()).containsExactly("appendonly.6.base.aof", "appendonly.6.incr.aof", "appendonly.lock");
    }

    @Test
    void whatABrokenOffRewriteLeftIsDeleted() throws IOException {
        String before = logged(console -> {
            console.run("SET a 1");
            return done();
        });
        Files.writeString(directory.resolve("appendonly.2.base.tmp"), "*3\r\n$3\r\nSET");

        assertThat(load()).isEqualTo(before);
        assertThat(files()).containsExactly("appendonly.1.incr.aof", "appendonly.lock");
    }

    /** To /dev/full nothing can be written; the replies wait, and the server says why. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFullDiskRefusesChanges() throws IOException {
        Files.createSymbolicLink(directory.resolve("appendonly.1.incr.aof"), Path.of("/dev/full"));
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(async(() -> {
                Console console = new Console();
                LogFiles files = new LogFiles(directory);
                AppendLog log = new AppendLog(files, AppendLog.Sync.ALWAYS, notices::add);
                console.engine().journal().log(log);
                var writer = createTask(log.write());

                console.run("SET a 1");
                AppendLog.Batch batch = console.client("client").batch();
                await(sleep(ofSeconds(3)));

                assertThat(batch.isWritten()).isFalse();
                assertThat(notices).singleElement().asString().contains("can't write ", "No space left on device");
                assertThat(console.run("SET a 2"))
                        .isEqualTo("(error) MISCONF Errors writing to the AOF file: No space left on device");
                assertThat(console.run("GET a")).isEqualTo("\"1\"");
                writer.cancel();
                files.close();
                return done();
            }));
        }
    }

    @Test
    void aReplyWaitsForItsBatchAndBatchesGrowWhileTheDiskIsBusy() {
        logged(console -> {
            console.run("SET a 1");
            AppendLog.Batch first = console.client("client").batch();
            console.run("SET b 2");
            assertThat(console.client("client").batch()).isSameAs(first);
            await(yieldNow()); // the writer takes the batch
            await(yieldNow());
            console.run("SET c 3");
            console.run("SET d 4");
            AppendLog.Batch second = console.client("client").batch();
            assertThat(second).isNotSameAs(first);
            assertThat(second.isWritten()).isFalse();
            await(AppendLog.committed(second));
            assertThat(first.isWritten()).isTrue();
            assertThat(Files.readString(directory.resolve("appendonly.1.incr.aof")))
                    .contains("SET", "d");
            return done();
        });
    }

    /** Runs a test with a log that was loaded; answers what the store held at its end. */
    private String logged(AsyncFunction<Console, Void> test) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(async(() -> {
                EventLoop loop = EventLoop.running();
                Console console = new Console(() -> Console.START + loop.time() / 1_000_000);
                try (LogFiles files = new LogFiles(directory)) {
                    await(new LogLoader(console.engine(), files, notices::add).load());
                    AppendLog log = new AppendLog(files, AppendLog.Sync.ALWAYS, notices::add);
                    console.engine().journal().log(log);
                    var writer = createTask(log.write());
                    await(test.apply(console));
                    await(log.flush());
                    writer.cancel();
                }
                return done(console.dump());
            }));
        }
    }

    private String load() throws IOException {
        return load(directory);
    }

    private String load(Path from) throws IOException {
        Console console = new Console();
        try (LogFiles files = new LogFiles(from)) {
            loading.run(new LogLoader(console.engine(), files, notices::add).load());
        }
        return console.dump();
    }

    /** Copies the files as they are at one moment: none may come or go meanwhile. */
    private void copy(int number) throws IOException {
        Path target = Files.createDirectory(directory.resolve("copy" + number));
        TreeSet<String> names = null;
        while (!files().equals(names)) {
            names = files();
            for (String name : names) {
                Path file = directory.resolve(name);
                if (Files.exists(file)) {
                    Files.write(target.resolve(name), Files.readAllBytes(file));
                }
            }
        }
    }

    private TreeSet<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            TreeSet<String> names = new TreeSet<>();
            files.filter(Files::isRegularFile)
                    .forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }
}
