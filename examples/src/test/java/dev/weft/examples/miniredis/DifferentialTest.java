// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Redis of this machine and miniredis are sent the same requests, drawn by chance, and must answer alike. */
class DifferentialTest {
    private static final int SEQUENCES = 10;
    private static final int LENGTH = 400;

    @TempDir
    static Path directory;

    private static Peer.Redis redis;

    @BeforeAll
    static void start() throws IOException {
        redis = new Peer.Redis(directory);
    }

    @AfterAll
    static void stop() {
        if (redis != null) {
            redis.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersAsRedis(RandomRequests.Family family) throws IOException {
        for (int protocol = 2; protocol <= 3; protocol++) {
            for (int seed = 0; seed < SEQUENCES; seed++) {
                compare(new RandomRequests(new Random(seed), family), protocol, family + " with seed " + seed);
            }
        }
    }

    private static void compare(RandomRequests requests, int protocol, String name) throws IOException {
        Console mini = new Console(System::currentTimeMillis);
        mini.client("client").out().protocol(protocol);
        List<String> before = new ArrayList<>();
        try (RespClient client = redis.connect()) {
            client.call("HELLO", Integer.toString(protocol));
            client.call("FLUSHALL");
            for (int i = 0; i < LENGTH; i++) {
                String request = requests.next();
                before.add(request);
                String[] words = request.split(" ");
                String expected = comparable(words[0], client.call(words));
                String actual = comparable(words[0], mini.run(request));
                assertThat(actual).as("%s, after %s", name, before).isEqualTo(expected);
            }
        }
    }

    /** What has no order is sorted; time goes on between the two. */
    private static String comparable(String command, String reply) {
        return switch (command) {
            case "SMEMBERS", "SPOP", "SINTER", "SUNION", "SDIFF", "KEYS", "HKEYS", "HVALS" -> Reply.sorted(reply);
            case "HGETALL" -> Reply.sortedPairs(reply);
            case "TTL", "PTTL" -> reply.startsWith("-") ? reply : "some";
            default -> reply;
        };
    }

    /** The scripts of {@link CommandsTest} are what this Redis answers too, as far as they don't wait. */
    @ParameterizedTest
    @ValueSource(strings = {"strings", "keys", "lists", "hashes", "sets"})
    void scriptsAreRedis(String script) throws IOException {
        assumeTrue(version().startsWith("7.0."), "the scripts are of Redis 7.0");
        List<String> differences = new ArrayList<>();
        List<String> lines = CommandsTest.script(script).lines().toList();
        try (RespClient client = redis.connect()) {
            client.call("FLUSHALL");
            for (int i = 0; i + 1 < lines.size(); i += 2) {
                client.write(lines.get(i).substring(2) + "\r\n");
                String reply = client.read();
                if (!reply.equals(lines.get(i + 1))) {
                    differences.add(lines.get(i) + " is answered " + reply);
                }
            }
        }
        assertThat(differences).isEmpty();
    }

    private static String version() throws IOException {
        try (RespClient client = redis.connect()) {
            return client.call("INFO", "server").replaceFirst("(?s).*redis_version:(\\S+).*", "$1");
        }
    }
}
