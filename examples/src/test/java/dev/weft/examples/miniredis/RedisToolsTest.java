// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Redis's own tools talk to it. */
@Timeout(120)
class RedisToolsTest {
    @TempDir
    Path directory;

    @Test
    void cli() throws IOException {
        try (Loopback server = new Loopback()) {
            assertThat(cli(server, "set", "greeting", "hello")).isEqualTo("OK\n");
            assertThat(cli(server, "get", "greeting")).isEqualTo("hello\n");
            assertThat(cli(server, "--no-raw", "rpush", "l", "a", "b")).isEqualTo("(integer) 2\n");
            assertThat(cli(server, "--no-raw", "lrange", "l", "0", "-1")).isEqualTo("1) \"a\"\n2) \"b\"\n");
            assertThat(cli(server, "-3", "--no-raw", "hset", "h", "f", "v")).isEqualTo("(integer) 1\n");
            assertThat(cli(server, "-3", "--no-raw", "hgetall", "h")).isEqualTo("1# \"f\" => \"v\"\n");
            assertThat(cli(server, "-r", "3", "incr", "n")).isEqualTo("1\n2\n3\n");
            assertThat(cli(server, "--scan", "--pattern", "gr*")).isEqualTo("greeting\n");
            assertThat(cli(server, "--bigkeys")).contains("Biggest", "2 strings", "1 hashs");
            assertThat(cli(server, "info", "server")).contains("redis_mode:standalone");
            assertThat(cli(server, "get")).contains("ERR wrong number of arguments for 'get' command");
            assertThat(cli(server, "shutdown")).isEmpty();
            server.join();
        }
    }

    /** Of these names each is one that redis-benchmark knows. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ping_inline",
                "ping_mbulk",
                "set",
                "get",
                "incr",
                "lpush",
                "rpush",
                "lpop",
                "rpop",
                "sadd",
                "hset",
                "spop",
                "lrange_100",
                "mset"
            })
    void benchmark(String test) throws IOException {
        try (Loopback server = new Loopback()) {
            String csv = benchmark(server, "-t", test, "-n", "2000", "-c", "20", "-r", "100", "--csv");
            assertThat(csv).doesNotContain("ERR", "WARN").startsWith("\"test\",\"rps\"");
        }
    }

    @Test
    void benchmarkWithPipeliningAndProtocol3() throws IOException {
        try (Loopback server = new Loopback()) {
            String csv = benchmark(server, "-t", "set,get", "-n", "20000", "-P", "50", "-3", "-d", "1000", "--csv");
            assertThat(csv.lines()).hasSize(3);
            assertThat(csv).contains("\"SET\",", "\"GET\",");
        }
    }

    /** Redis reads the log that miniredis has written. */
    @Test
    void logCheck() throws IOException {
        try (Loopback server = new Loopback("--dir", directory.toString())) {
            cli(server, "set", "a", "1");
            cli(server, "rpush", "l", "x");
        }
        String log = directory.resolve("appendonly.1.incr.aof").toString();
        assertThat(Peer.run("redis-check-aof", log)).contains(" is valid");
    }

    private static String cli(Loopback server, String... arguments) throws IOException {
        return run(server, "redis-cli", arguments);
    }

    private static String benchmark(Loopback server, String... arguments) throws IOException {
        return run(server, "redis-benchmark", arguments);
    }

    private static String run(Loopback server, String tool, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(tool, "-p", Integer.toString(server.port())));
        command.addAll(Arrays.asList(arguments));
        return Peer.run(command.toArray(new String[0]));
    }
}
