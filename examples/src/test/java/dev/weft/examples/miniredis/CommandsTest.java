// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Scripts with the replies that Redis 7.0.15 gave to them. {@link DifferentialTest} asks the Redis of this machine. */
class CommandsTest {
    @ParameterizedTest
    @ValueSource(
            strings = {"strings", "keys", "expiry", "lists", "hashes", "sets", "transactions", "pubsub", "connection"})
    void answersAsRedis(String script) throws IOException {
        new Console().play(script(script));
    }

    static String script(String name) throws IOException {
        try (InputStream in = CommandsTest.class.getResourceAsStream("/miniredis/" + name + ".txt")) {
            return new String(in.readAllBytes(), UTF_8).stripTrailing();
        }
    }
}
