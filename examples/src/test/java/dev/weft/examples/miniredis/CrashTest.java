// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The server is killed in the midst of writes; what it has acknowledged is there when it is started again. */
class CrashTest {
    private static final int WRITERS = 8;
    private static final int CRASHES = 2;

    @TempDir
    Path directory;

    /** How many writes were acknowledged since the last start. */
    private final AtomicInteger acknowledged = new AtomicInteger();

    @ParameterizedTest
    @ValueSource(strings = {"always", "everysec"})
    @Timeout(120)
    void whatWasAcknowledgedIsThere(String sync) throws Exception {
        List<Writer> writers = new ArrayList<>();
        for (int i = 0; i < WRITERS; i++) {
            writers.add(new Writer("w" + i));
        }
        for (int crash = 0; crash < CRASHES; crash++) {
            try (Forked server = new Forked("--dir", directory.toString(), "--appendfsync", sync)) {
                check(server, writers);
                acknowledged.set(0);
                List<Thread> threads = new ArrayList<>();
                for (Writer writer : writers) {
                    Thread thread = new Thread(() -> writer.write(server));
                    thread.start();
                    threads.add(thread);
                }
                awaitAcknowledged(500);
                try (RespClient client = server.connect()) {
                    client.call("BGREWRITEAOF"); // so that some are killed while it goes on
                }
                awaitAcknowledged(700 + 300 * crash);
                server.kill();
                for (Thread thread : threads) {
                    thread.join();
                }
            }
        }
        try (Forked server = new Forked("--dir", directory.toString(), "--appendfsync", sync)) {
            check(server, writers);
        }
    }

    private void awaitAcknowledged(int count) {
        while (acknowledged.get() < count) {
            Thread.onSpinWait();
        }
    }

    private static void check(Forked server, List<Writer> writers) throws IOException {
        try (RespClient client = server.connect()) {
            for (Writer writer : writers) {
                writer.check(client);
            }
        }
    }

    /** Writes one thing after the other, each when the one before was acknowledged. */
    private final class Writer {
        private final String name;

        /** The last that was acknowledged; the next one may have been done too. */
        private int number;

        Writer(String name) {
            this.name = name;
        }

        /** Goes on until the server dies. */
        void write(Forked server) {
            try (RespClient client = server.connect()) {
                while (true) {
                    String next = Integer.toString(number + 1);
                    client.write("MULTI\r\nSET " + name + " " + next + "\r\nRPUSH " + name + ":all " + next
                            + "\r\nEXEC\r\n");
                    for (int i = 0; i < 3; i++) {
                        client.read();
                    }
                    String done = client.read();
                    if (!done.startsWith("[OK, ")) {
                        throw new AssertionError(done);
                    }
                    number++;
                    acknowledged.incrementAndGet();
                }
            } catch (IOException e) {
                // It was killed.
            }
        }

        void check(RespClient client) throws IOException {
            String value = client.call("GET", name);
            int found = value.equals("nil") ? 0 : Integer.parseInt(value.substring(1, value.length() - 1));
            assertThat(found).as(name).isBetween(number, number + 1);
            assertThat(client.call("LLEN", name + ":all")).isEqualTo(Integer.toString(found));
            assertThat(client.call("LINDEX", name + ":all", "-1")).isEqualTo(found == 0 ? "nil" : value);
            number = found;
        }
    }
}
