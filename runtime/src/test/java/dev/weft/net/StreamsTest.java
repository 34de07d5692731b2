// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.io.IOException;
import java.net.ConnectException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StreamsTest {

    private final List<String> events = new ArrayList<>();

    @Async
    private Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        events.add("connected");
        try (writer) {
            for (String line : await(reader)) {
                writer.write(line + "\n");
                await(writer.drain());
            }
        }
        events.add("closed");
        return done();
    }

    @Async
    private Coroutine<String> exchange() throws IOException {
        String answer;
        int port;
        try (Server server = await(Streams.startServer(this::echo, "127.0.0.1", 0))) {
            port = server.port();
            try (Connection connection = await(Streams.openConnection("127.0.0.1", port))) {
                connection.writer().write("hello\n");
                answer = await(connection.reader().readLine());
                connection.writer().write("last");
                connection.writer().writeEof();
                answer += new String(await(connection.reader().readAll()), StandardCharsets.UTF_8);
            }
        }
        await(Streams.openConnection("127.0.0.1", port));
        return done(answer);
    }

    @Async
    private Coroutine<String> refused() throws IOException {
        try {
            return done(await(exchange()));
        } catch (ConnectException e) {
            events.add(e.getMessage().replaceAll("\\d+\\)", "port)"));
            return done("refused");
        }
    }

    @Test
    void exchangesLinesOverLoopback() throws IOException {
        assertThat(Weft.run(refused())).isEqualTo("refused");
        assertThat(events)
                .containsExactly("connected", "closed", "Connect call failed (/127.0.0.1:port): Connection refused");
        assertThatThrownBy(() -> Weft.run(Streams.openConnection("no.such.host.invalid", 1)))
                .isInstanceOf(java.net.UnknownHostException.class);
    }
}
