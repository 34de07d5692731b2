// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own shows: signals, and very many clients. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class ProcessTest {
    private static final int MANY = 10_000;

    @TempDir
    Path directory;

    @Test
    void aSignalEndsItInOrder() throws Exception {
        try (Forked server = new Forked("--dir", directory.toString(), "--appendfsync", "no");
                RespClient waiting = server.connect();
                RespClient client = server.connect()) {
            assertThat(client.call("SET", "a", "1")).isEqualTo("OK");
            waiting.send("BLPOP", "l", "0");
            assertThat(client.call("PING")).isEqualTo("PONG");

            server.terminate();

            assertThat(server.exitStatus()).isZero();
            assertThat(server.output()).containsExactly("miniredis: bye");
            assertThat(client.isClosedByServer()).isTrue();
            assertThat(waiting.isClosedByServer()).isTrue();
        }
        try (Forked server = new Forked("--dir", directory.toString());
                RespClient client = server.connect()) {
            assertThat(client.call("GET", "a")).isEqualTo("\"1\"");
        }
    }

    @Test
    void tenThousandClients() throws Exception {
        var system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assumeTrue(
                system.getMaxFileDescriptorCount() > MANY + 1000,
                "a process may open only " + system.getMaxFileDescriptorCount() + " files: raise ulimit -n");
        List<RespClient> clients = new ArrayList<>();
        try (Forked server = new Forked()) {
            for (int i = 0; i < MANY; i++) {
                clients.add(server.connect());
            }
            for (int round = 1; round <= 2; round++) {
                for (RespClient client : clients) {
                    client.send("INCR", "n");
                }
                for (RespClient client : clients) {
                    assertThat(client.read()).matches("\\d+");
                }
                assertThat(clients.get(0).call("GET", "n")).isEqualTo("\"" + round * MANY + "\"");
            }
            try (RespClient oneMore = server.connect()) {
                assertThat(oneMore.read()).isEqualTo("(error) ERR max number of clients reached");
            }
        } finally {
            for (RespClient client : clients) {
                client.close();
            }
        }
    }
}
