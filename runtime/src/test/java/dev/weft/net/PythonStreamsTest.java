// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static java.lang.ProcessBuilder.Redirect.PIPE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThatCode;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.TaskGroup;
import dev.weft.os.Subprocess;
import dev.weft.os.SubprocessBuilder;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Python's asyncio at the other end. */
@Timeout(120)
class PythonStreamsTest {

    private static final int CLIENTS = 50;
    private static final int BYTES = 4_000 * CLIENTS * (CLIENTS - 1) / 2;

    private final Peer.Told told = new Peer.Told();

    @BeforeAll
    static void needsPython() {
        assumeThatCode(() -> new ProcessBuilder("python3", "--version").start().waitFor())
                .as("there is no python3")
                .doesNotThrowAnyException();
    }

    private static SubprocessBuilder python(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of("python3", resource("/interop/" + script)));
        command.addAll(List.of(arguments));
        return Subprocess.exec(command).mergeStderr().stdout(PIPE);
    }

    private static String resource(String name) {
        try {
            return Path.of(PythonStreamsTest.class.getResource(name).toURI()).toString();
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }

    @Async
    private static Coroutine<Void> serve(StreamReader reader, StreamWriter writer) throws IOException {
        try (writer) {
            writer.write(await(reader.readLine()).toUpperCase(Locale.ROOT) + "\n");
            for (byte[] data = await(reader.read(10_000)); data.length > 0; data = await(reader.read(10_000))) {
                await(writer.send(data));
            }
        }
        return done();
    }

    @Async
    private static Coroutine<Void> servesPython() throws IOException {
        try (Server server = await(Streams.startServer(PythonStreamsTest::serve, "127.0.0.1", 0));
                Subprocess clients =
                        await(python("client.py", "" + server.port()).start())) {
            assertThat(await(clients.communicate()).stdoutText()).isEqualTo("50 clients, " + BYTES + " bytes\n");
        }
        return done();
    }

    @Test
    void servesPythonsClients() throws IOException {
        Peer.run(told, servesPython());
        assertThat(told).isEmpty();
    }

    @Async
    private static Coroutine<Integer> client(int port, int i) throws IOException {
        try (Connection connection = await(Streams.openConnection("127.0.0.1", port));
                TaskGroup both = new TaskGroup()) {
            await(connection.writer().send(("client " + i + "\n").getBytes(UTF_8)));
            assertThat(await(connection.reader().readLine())).isEqualTo("CLIENT " + i);
            byte[] data = new byte[i * 4_000];
            Arrays.fill(data, (byte) i);
            both.createTask(send(connection.writer(), data));
            assertThat(await(connection.reader().readAll())).isEqualTo(data);
            return done(data.length);
        }
    }

    @Async
    private static Coroutine<Void> send(StreamWriter writer, byte[] data) throws IOException {
        await(writer.send(data));
        writer.writeEof();
        return done();
    }

    @Async
    private static Coroutine<Void> isServedByPython() throws IOException {
        try (Subprocess server = await(python("server.py").stdin(PIPE).start())) {
            int port = Integer.parseInt(await(server.stdout().readLine()));
            List<Coroutine<Integer>> clients = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                clients.add(client(port, i));
            }
            assertThat(await(gather(clients)).stream().mapToInt(n -> n).sum()).isEqualTo(BYTES);
            assertThat(await(server.communicate()).stdoutText()).isEqualTo("served " + CLIENTS + "\n");
        }
        return done();
    }

    @Test
    void isServedByPythonsServer() throws IOException {
        Peer.run(told, isServedByPython());
        assertThat(told).isEmpty();
    }
}
