// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole server, over loopback. */
@Timeout(60)
class ServerTest {
    @TempDir
    Path directory;

    @Test
    void requestsAndReplies() throws IOException {
        try (Loopback server = new Loopback();
                RespClient client = server.connect()) {
            assertThat(client.call("PING")).isEqualTo("PONG");
            assertThat(client.call("SET", "key", "\0\r\n\u00ff")).isEqualTo("OK");
            assertThat(client.call("GET", "key")).isEqualTo("\"\0\r\n\u00ff\"");
            assertThat(client.call("NOTHING")).startsWith("(error) ERR unknown command 'NOTHING'");
            assertThat(client.call("QUIT")).isEqualTo("OK");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** Far more than fits into the buffers of both ends: sent while the replies are read. */
    @Test
    void pipelining() throws Exception {
        try (Loopback server = new Loopback();
                RespClient client = server.connect()) {
            int requests = 50_000;
            Thread sender = new Thread(() -> {
                StringBuilder batch = new StringBuilder();
                for (int i = 0; i < requests; i++) {
                    batch.append("*2\r\n$4\r\nECHO\r\n$6\r\n")
                            .append(String.format("%06d", i))
                            .append("\r\n");
                    if (i % 1000 == 999) {
                        send(client, batch.toString());
                        batch.setLength(0);
                    }
                }
            });
            sender.start();
            for (int i = 0; i < requests; i++) {
                assertThat(client.read()).isEqualTo(String.format("\"%06d\"", i));
            }
            sender.join();
        }
    }

    private static void send(RespClient client, String text) {
        try {
            client.write(text);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void largeValues() throws IOException {
        try (Loopback server = new Loopback();
                RespClient client = server.connect()) {
            String large = "0123456789abcdef".repeat(1 << 20);
            assertThat(client.call("SET", "large", large)).isEqualTo("OK");
            assertThat(client.call("GET", "large")).isEqualTo('"' + large + '"');
            assertThat(client.call("STRLEN", "large")).isEqualTo("16777216");
        }
    }

    /** What follows a request that waits is run when that has been answered. */
    @Test
    void requestsBehindOneThatWaits() throws IOException {
        try (Loopback server = new Loopback();
                RespClient waiting = server.connect();
                RespClient pushing = server.connect()) {
            waiting.write("SET a 1\r\nBLPOP l 0\r\nINCR a\r\nBRPOP l 0\r\nGET a\r\n");
            assertThat(waiting.read()).isEqualTo("OK");
            waiting.write("ECHO last\r\n");
            assertThat(pushing.call("RPUSH", "l", "x")).isEqualTo("1");
            assertThat(waiting.read()).isEqualTo("[\"l\", \"x\"]");
            assertThat(waiting.read()).isEqualTo("2");
            assertThat(pushing.call("RPUSH", "l", "y")).isEqualTo("1");
            assertThat(waiting.read()).isEqualTo("[\"l\", \"y\"]");
            assertThat(waiting.read()).isEqualTo("\"2\"");
            assertThat(waiting.read()).isEqualTo("\"last\"");
        }
    }

    @Test
    void timedOutWaits() throws IOException {
        try (Loopback server = new Loopback();
                RespClient client = server.connect()) {
            assertThat(client.call("BLPOP", "l", "0.01")).isEqualTo("nil array");
            assertThat(client.call("BLMOVE", "l", "m", "LEFT", "LEFT", "0.01")).isEqualTo("nil array");
            assertThat(client.call("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void whoHangsUpWhileWaitingTakesNoElement() throws IOException {
        try (Loopback server = new Loopback();
                RespClient other = server.connect()) {
            for (int i = 0; i < 20; i++) {
                RespClient waiting = server.connect();
                waiting.send("BLPOP", "l" + i, "0");
                waitFor(other, "blocked_clients:1");
                waiting.hangUp();
                waitFor(other, "blocked_clients:0");
                other.call("RPUSH", "l" + i, "x");
                assertThat(other.call("LLEN", "l" + i)).isEqualTo("1");
            }
        }
    }

    /** Asks the server until it says so. */
    private static void waitFor(RespClient client, String info) throws IOException {
        while (!client.call("INFO", "clients").contains(info + "\r\n")) {
            Thread.onSpinWait();
        }
    }

    @Test
    void messages() throws IOException {
        try (Loopback server = new Loopback();
                RespClient subscriber = server.connect();
                RespClient publisher = server.connect()) {
            assertThat(subscriber.call("SUBSCRIBE", "news")).isEqualTo("[\"subscribe\", \"news\", 1]");
            for (int i = 0; i < 1000; i++) {
                publisher.send("PUBLISH", "news", Integer.toString(i));
            }
            for (int i = 0; i < 1000; i++) {
                assertThat(subscriber.read()).isEqualTo("[\"message\", \"news\", \"" + i + "\"]");
                assertThat(publisher.read()).isEqualTo("1");
            }
            subscriber.hangUp();
            waitFor(publisher, "connected_clients:1");
            assertThat(publisher.call("PUBLISH", "news", "x")).isEqualTo("0");
        }
    }

    /** What it doesn't read is kept up to a limit; others are not held up. */
    @Test
    void aSubscriberThatReadsNothingIsDropped() throws IOException {
        try (Loopback server = new Loopback("--max-unread", "1");
                RespClient slow = server.connect();
                RespClient quick = server.connect();
                RespClient publisher = server.connect()) {
            slow.call("SUBSCRIBE", "news");
            quick.call("SUBSCRIBE", "news");
            String message = "x".repeat(100_000);
            String receivers = "2";
            int sent = 0;
            while (receivers.equals("2")) {
                receivers = publisher.call("PUBLISH", "news", message);
                assertThat(quick.read()).hasSize("[\"message\", \"news\", \"\"]".length() + message.length());
                assertThat(++sent).isLessThan(10_000);
            }
            assertThat(receivers).isEqualTo("1");
        }
    }

    /** Its replies fill the buffers; then nothing more of it is run, and nothing more is read. */
    @Test
    void aClientThatReadsNothingIsNotServedAnyFurther() throws Exception {
        try (Loopback server = new Loopback();
                RespClient greedy = server.connect();
                RespClient other = server.connect()) {
            other.call("SET", "large", "x".repeat(1_000_000));
            String requests = "*2\r\n$3\r\nGET\r\n$5\r\nlarge\r\n".repeat(1000);
            Thread sender = new Thread(() -> {
                try {
                    greedy.write(requests);
                } catch (IOException e) {
                    // Closed at the end of the test, perhaps in the midst of this.
                }
            });
            sender.start();
            long before = -1;
            long own = 1;
            for (long run = 0; run != before; run = commandsRun(other) - ++own) {
                before = run;
                for (int i = 0; i < 100; i++) {
                    assertThat(other.call("PING")).isEqualTo("PONG");
                    own++;
                }
            }
            assertThat(before).isLessThan(1000);
            for (int i = 0; i < 1000; i++) {
                assertThat(greedy.read()).hasSize(1_000_002);
            }
            sender.join();
        }
    }

    private static long commandsRun(RespClient client) throws IOException {
        String reply = client.call("INFO", "stats").replaceFirst("(?s).*total_commands_processed:(\\d+).*", "$1");
        return Long.parseLong(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"*1\r\n$67108865\r\n", "*1048577\r\n", "*x\r\n", "*1\r\n:1\r\n", "GET 'a\r\n"})
    void whatIsNoRequestIsAnsweredAndTheConnectionClosed(String bytes) throws IOException {
        try (Loopback server = new Loopback();
                RespClient client = server.connect()) {
            client.write("PING\r\n" + bytes);
            assertThat(client.read()).isEqualTo("PONG");
            assertThat(client.read()).startsWith("(error) ERR Protocol error: ");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    @Test
    void anEndlessTransactionIsRefused() throws IOException {
        try (Loopback server = new Loopback("--max-bulk=1", "--max-request=1");
                RespClient client = server.connect()) {
            client.call("MULTI");
            String half = "x".repeat(600_000);
            assertThat(client.call("SET", "a", half)).isEqualTo("QUEUED");
            assertThat(client.call("SET", "b", half)).isEqualTo("(error) ERR transaction is larger than 1048576 bytes");
            assertThat(client.call("SET", "c", "x")).isEqualTo("QUEUED");
            assertThat(client.call("EXEC"))
                    .isEqualTo("(error) EXECABORT Transaction discarded because of previous errors.");
            assertThat(client.call("DBSIZE")).isEqualTo("0");
        }
    }

    @Test
    void aReplyThatIsTooLargeIsRefused() throws IOException {
        try (Loopback server = new Loopback("--max-reply", "1");
                RespClient client = server.connect()) {
            client.call("SET", "large", "x".repeat(300_000));
            client.write("MULTI\r\nMGET large large large large\r\nGET large\r\nEXEC\r\n");
            assertThat(client.read()).isEqualTo("OK");
            assertThat(client.read()).isEqualTo("QUEUED");
            assertThat(client.read()).isEqualTo("QUEUED");
            assertThat(client.read())
                    .startsWith("[(error) ERR reply is larger than 1048576 bytes, \"xxx")
                    .hasSizeGreaterThan(300_000);
            assertThat(client.call("PING")).isEqualTo("PONG");
        }
    }

    @Test
    void clientsBeyondTheLimitAreRefused() throws IOException {
        try (Loopback server = new Loopback("--maxclients", "2");
                RespClient one = server.connect();
                RespClient two = server.connect()) {
            assertThat(one.call("PING") + two.call("PING")).isEqualTo("PONGPONG");
            try (RespClient three = server.connect()) {
                assertThat(three.read()).isEqualTo("(error) ERR max number of clients reached");
                assertThat(three.isClosedByServer()).isTrue();
            }
            two.hangUp();
            waitFor(one, "connected_clients:1");
            try (RespClient three = server.connect()) {
                assertThat(three.call("PING")).isEqualTo("PONG");
            }
        }
    }

    @Test
    void killedClients() throws IOException {
        try (Loopback server = new Loopback();
                RespClient one = server.connect();
                RespClient two = server.connect()) {
            two.send("BLPOP", "l", "0");
            waitFor(one, "blocked_clients:1");
            assertThat(one.call("CLIENT", "KILL", "127.0.0.1:" + two.localPort()))
                    .isEqualTo("OK");
            assertThat(two.isClosedByServer()).isTrue();
            waitFor(one, "blocked_clients:0");
            assertThat(one.call("CLIENT", "KILL", "ID", "1")).isEqualTo("1");
            assertThat(one.isClosedByServer()).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"always", "everysec", "no"})
    void keysOutliveTheServer(String sync) throws IOException {
        String[] arguments = {"--dir", directory.toString(), "--appendfsync", sync};
        try (Loopback server = new Loopback(arguments);
                RespClient client = server.connect()) {
            assertThat(client.call("SET", "a", "1")).isEqualTo("OK");
            assertThat(client.call("CONFIG", "GET", "append*"))
                    .isEqualTo("[\"appendfsync\", \"" + sync + "\", \"appendonly\", \"yes\"]");
        }
        try (Loopback server = new Loopback(arguments);
                RespClient client = server.connect()) {
            assertThat(client.call("GET", "a")).isEqualTo("\"1\"");
            assertThat(client.call("BGREWRITEAOF")).isEqualTo("Background append only file rewriting started");
            assertThat(client.call("INCR", "a")).isEqualTo("2");
            while (client.call("INFO", "persistence").contains("aof_rewrite_in_progress:1")) {
                Thread.onSpinWait();
            }
            assertThat(client.call("INFO", "persistence")).contains("aof_last_bgrewrite_status:ok");
        }
        try (Loopback server = new Loopback(arguments);
                RespClient client = server.connect()) {
            assertThat(client.call("GET", "a")).isEqualTo("\"2\"");
        }
    }

    /** Clients that are idle, waiting, subscribed or slow don't keep it. */
    @Test
    void endsThoughClientsAreThere() throws IOException {
        Loopback server = new Loopback();
        try (RespClient idle = server.connect();
                RespClient waiting = server.connect();
                RespClient subscribed = server.connect()) {
            idle.call("PING");
            waiting.send("BLPOP", "l", "0");
            subscribed.call("SUBSCRIBE", "news");
            waitFor(idle, "blocked_clients:1");

            server.close();

            assertThat(idle.isClosedByServer()).isTrue();
            assertThat(waiting.isClosedByServer()).isTrue();
            assertThat(subscribed.isClosedByServer()).isTrue();
        }
    }

    @Test
    void endsWhenAClientWantsIt() throws IOException {
        Loopback server = new Loopback("--dir", directory.toString());
        try (RespClient client = server.connect()) {
            client.write("SET a 1\r\nSHUTDOWN\r\nSET a 2\r\n");
            assertThat(client.read()).isEqualTo("OK");
            assertThat(client.isClosedByServer()).isTrue();
        }
        server.join();
        try (Loopback again = new Loopback("--dir", directory.toString());
                RespClient client = again.connect()) {
            assertThat(client.call("GET", "a")).isEqualTo("\"1\"");
        }
    }

    @Test
    void aPortThatIsTaken() throws IOException {
        try (Loopback server = new Loopback()) {
            assertThatThrownBy(() -> new Loopback("--port", Integer.toString(server.port())))
                    .rootCause()
                    .isInstanceOf(java.net.BindException.class);
        }
    }
}
