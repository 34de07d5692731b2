// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with TLS of their own at the other end: openssl, curl, Python's asyncio, the JDK's HTTP client. */
@Timeout(120)
class TlsToolsTest {

    private static final String LOCALHOST = Certificates.file("localhost").toString();
    private static final String CLIENT = Certificates.file("client").toString();

    private final Peer.Told told = new Peer.Told();

    /** A program that runs; a test that needs one that isn't installed is skipped. */
    private static final class Tool implements AutoCloseable {
        private final Process process;
        private final BufferedReader output;
        private final Writer input;
        private final List<String> lines = new ArrayList<>();

        Tool(String... command) throws IOException {
            boolean installed = Stream.of(System.getenv("PATH").split(File.pathSeparator))
                    .anyMatch(directory -> Files.isExecutable(Path.of(directory, command[0])));
            assumeTrue(installed, command[0] + " is not installed: on Debian it comes with the package of that name");
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
            output = process.inputReader(UTF_8);
            input = process.outputWriter(UTF_8);
        }

        void type(String line) throws IOException {
            input.write(line + "\n");
            input.flush();
        }

        /** Reads lines until one has {@code part}; answers it. */
        String lineWith(String part) throws IOException {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains(part)) {
                    return line;
                }
            }
            throw new AssertionError("no line with " + part + " in " + lines);
        }

        /** All that it prints until it ends. */
        String rest() throws IOException {
            input.close();
            output.lines().forEach(lines::add);
            return String.join("\n", lines);
        }

        int exitStatus() throws InterruptedException {
            return process.waitFor();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }

    /** What a test does with a server's port, in a thread. */
    @FunctionalInterface
    private interface Client {
        void use(int port) throws Exception;
    }

    @Async
    private static Coroutine<Void> serving(TlsOptions options, Streams.Handler handler, Client client)
            throws IOException {
        Server server = await(Streams.startServer(handler, "127.0.0.1", 0, ServerOptions.DEFAULT.tls(options)));
        await(toThread(() -> {
            client.use(server.port());
            return null;
        }));
        server.closeClients(); // an HTTP client keeps its own
        await(server.closeAsync());
        return done();
    }

    private void with(TlsOptions options, Streams.Handler handler, Client client) {
        Peer.run(told, Weft.async(() -> serving(options, handler, client)));
        assertThat(told).isEmpty();
    }

    /** Answers each line with itself and who has sent it. */
    @Async
    private static Coroutine<Void> answer(StreamReader reader, StreamWriter writer) throws IOException {
        try {
            for (String line : await(reader)) {
                Object client = writer.transport().extraInfo("peercert") instanceof X509Certificate certificate
                        ? certificate.getSubjectX500Principal().getName()
                        : writer.transport().extraInfo("selected_alpn_protocol");
                writer.write(line + " of " + client + "\n");
                await(writer.drain());
            }
            await(writer.closeAsync());
        } catch (SocketException e) {
            // openssl does not read all that was sent before it ends
        }
        return done();
    }

    private static Tool openssl(int port, String... more) throws IOException {
        List<String> command = new ArrayList<>(
                List.of("openssl", "s_client", "-connect", "127.0.0.1:" + port, "-servername", "localhost"));
        command.addAll(List.of("-CAfile", LOCALHOST, "-verify_return_error", "-verify_hostname", "localhost"));
        command.addAll(Arrays.asList(more));
        return new Tool(command.toArray(new String[0]));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void openssl(String version) {
        with(TlsPair.SERVER.alpnProtocols("echo"), TlsToolsTest::answer, port -> {
            try (Tool openssl = openssl(port, version, "-alpn", "other,echo")) {
                openssl.type("ping");
                openssl.lineWith("ping of echo");
                openssl.type("Q");
                openssl.rest();
                assertThat(openssl.exitStatus()).isZero();
            }
        });
    }

    @Test
    void opensslUpdatesItsKeys() {
        with(TlsPair.SERVER, TlsToolsTest::answer, port -> {
            try (Tool openssl = openssl(port, "-tls1_3")) {
                for (String command : List.of("k", "K", "K")) {
                    openssl.type("before " + command);
                    openssl.lineWith("before " + command + " of null");
                    openssl.type(command);
                    openssl.lineWith("KEYUPDATE");
                }
                openssl.type("after");
                openssl.lineWith("after of null");
                openssl.type("Q");
            }
        });
    }

    @Test
    void opensslRenegotiates() {
        with(TlsPair.SERVER, TlsToolsTest::answer, port -> {
            try (Tool openssl = openssl(port, "-tls1_2")) {
                openssl.type("before");
                openssl.lineWith("before of null");
                openssl.type("R");
                openssl.lineWith("RENEGOTIATING");
                openssl.type("after");
                openssl.lineWith("after of null");
                openssl.type("Q");
            }
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void opensslWithACertificate(String version) {
        with(TlsPair.SERVER.needClientAuth(true), TlsToolsTest::answer, port -> {
            try (Tool openssl = openssl(port, version, "-cert", CLIENT, "-key", CLIENT)) {
                openssl.type("ping");
                openssl.lineWith("ping of CN=client");
                openssl.type("Q");
            }
            try (Tool openssl = openssl(port, version)) {
                openssl.lineWith("alert");
            }
        });
    }

    @Async
    private static Coroutine<Void> talksTo(Tool openssl, TlsOptions options) throws IOException {
        String accepts = await(toThread(() -> openssl.lineWith("ACCEPT")));
        int port = Integer.parseInt(accepts.substring(accepts.lastIndexOf(':') + 1));
        try (Connection connection = await(Streams.openConnection(
                "127.0.0.1", port, ConnectOptions.DEFAULT.tls(options.serverHostname("localhost"))))) {
            connection.writer().write("live\n");
            assertThat(await(connection.reader().readLine())).isEqualTo("evil");
            connection.writer().write("x".repeat(5_000) + "\n");
            assertThat(await(connection.reader().readLine())).isEqualTo("x".repeat(5_000));
        }
        return done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"-tls1_3", "-tls1_2"})
    void opensslAsTheServer(String version) throws IOException {
        List<String> command = List.of(
                "openssl",
                "s_server",
                "-accept",
                "127.0.0.1:0",
                "-cert",
                LOCALHOST,
                "-key",
                LOCALHOST,
                "-rev",
                "-naccept",
                "1",
                "-Verify",
                "1",
                "-CAfile",
                CLIENT,
                version);
        try (Tool openssl = new Tool(command.toArray(new String[0]))) {
            Peer.run(
                    told,
                    Weft.async(() ->
                            talksTo(openssl, TlsPair.CLIENT.context(Certificates.context("client", "localhost")))));
        }
        assertThat(told).isEmpty();
    }

    /** One request of HTTP, or several. */
    @Async
    private static Coroutine<Void> http(StreamReader reader, StreamWriter writer) throws IOException {
        try {
            while (true) {
                String request = new String(await(reader.readUntil("\r\n\r\n".getBytes(UTF_8))), UTF_8);
                String body = request.lines().findFirst().orElseThrow() + " over "
                        + writer.transport().extraInfo("selected_alpn_protocol");
                await(writer.send(
                        ("HTTP/1.1 200 OK\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(UTF_8)));
            }
        } catch (IncompleteReadException e) {
            // the client has closed
        } finally {
            await(writer.closeAsync());
        }
        return done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3", "1.2"})
    void curl(String version) {
        with(TlsPair.SERVER.alpnProtocols("http/1.1"), TlsToolsTest::http, port -> {
            String url = "https://localhost:" + port;
            try (Tool curl =
                    new Tool("curl", "-sS", "--tls-max", version, "--cacert", LOCALHOST, url + "/one", url + "/two")) {
                assertThat(curl.rest()).isEqualTo("GET /one HTTP/1.1 over http/1.1GET /two HTTP/1.1 over http/1.1");
            }
            try (Tool curl = new Tool("curl", "-sS", url)) {
                assertThat(curl.rest()).contains("certificate");
                assertThat(curl.exitStatus()).as("not trusted").isEqualTo(60);
            }
            try (Tool curl = new Tool("curl", "-sS", "http://localhost:" + port)) {
                curl.rest();
                assertThat(curl.exitStatus()).as("plain").isNotZero();
            }
        });
    }

    @Test
    void httpClientOfTheJdk() {
        with(TlsPair.SERVER.alpnProtocols("http/1.1"), TlsToolsTest::http, port -> {
            HttpClient client = HttpClient.newBuilder()
                    .sslContext(Certificates.context(null, "localhost"))
                    .connectTimeout(Duration.ofSeconds(30))
                    .build();
            for (String path : List.of("/one", "/two")) {
                HttpResponse<String> response = client.send(
                        HttpRequest.newBuilder(URI.create("https://localhost:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                assertThat(response.body()).isEqualTo("GET " + path + " HTTP/1.1 over http/1.1");
                assertThat(response.version()).isEqualTo(HttpClient.Version.HTTP_1_1);
            }
        });
    }

    // Python's asyncio

    private static Tool python(String program, Object... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("python3", "-u", "-c", program, LOCALHOST));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        return new Tool(command.toArray(new String[0]));
    }

    private static final String PYTHON_CLIENT = """
            import asyncio, ssl, sys

            async def main():
                context = ssl.create_default_context(cafile=sys.argv[1])
                r, w = await asyncio.open_connection("localhost", int(sys.argv[2]), ssl=context)
                w.write(b"ping\\n")
                print((await r.readline()).decode().strip(), w.get_extra_info("cipher")[1])
                w.write(b"x" * 300_000 + b"\\n")
                await w.drain()
                print(len(await r.readline()))
                w.close()
                await w.wait_closed()

            asyncio.run(main())
            """;

    @Test
    void asyncioAsTheClient() {
        with(TlsPair.SERVER, TlsToolsTest::answerLong, port -> {
            try (Tool python = python(PYTHON_CLIENT.replace("ssl=context", "ssl=context, limit=2**23"), port)) {
                assertThat(python.rest()).isEqualTo("ping TLSv1.3\n300001");
            }
        });
    }

    @Async
    private static Coroutine<Void> answerLong(StreamReader reader, StreamWriter writer) throws IOException {
        try {
            for (String line = await(reader.readLine(10_000_000)); line != null; ) {
                writer.write(line + "\n");
                await(writer.drain());
                line = await(reader.readLine(10_000_000));
            }
        } finally {
            await(writer.closeAsync());
        }
        return done();
    }

    private static final String PYTHON_SERVER = """
            import asyncio, ssl, sys

            context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
            context.load_cert_chain(sys.argv[1])

            async def handle(r, w):
                if sys.argv[2] == "starttls":
                    print(await r.readline())
                    w.write(b"go\\n")
                    await w.start_tls(context)
                while line := await r.readline():
                    w.write(line.upper())
                    await w.drain()
                print("end")
                w.close()
                await w.wait_closed()
                print("closed")

            async def main():
                server = await asyncio.start_server(
                    handle, "127.0.0.1", 0, ssl=context if sys.argv[2] == "tls" else None)
                print("port", server.sockets[0].getsockname()[1])
                await server.serve_forever()

            asyncio.run(main())
            """;

    @Async
    private static Coroutine<Void> talksToPython(Tool python, boolean startTls) throws IOException {
        int port =
                Integer.parseInt(await(toThread(() -> python.lineWith("port"))).substring("port ".length()));
        ConnectOptions plain = ConnectOptions.DEFAULT;
        try (Connection connection =
                await(Streams.openConnection("localhost", port, startTls ? plain : plain.tls(TlsPair.CLIENT)))) {
            if (startTls) {
                connection.writer().write("STARTTLS\n");
                assertThat(await(connection.reader().readLine())).isEqualTo("go");
                await(connection.writer().startTls(TlsPair.CLIENT.serverHostname("localhost")));
            }
            connection.writer().write("ping\n");
            assertThat(await(connection.reader().readLine())).isEqualTo("PING");
            connection.writer().write("x".repeat(60_000) + "\n");
            assertThat(await(connection.reader().readLine())).isEqualTo("X".repeat(60_000));
        }
        await(toThread(() -> python.lineWith("closed")));
        return done();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tls", "starttls"})
    void asyncioAsTheServer(String how) throws IOException {
        try (Tool python = python(PYTHON_SERVER, how)) {
            Peer.run(told, Weft.async(() -> talksToPython(python, how.equals("starttls"))));
            assertThat(python.lines).contains("end", "closed");
        }
        assertThat(told).isEmpty();
    }

    private static final String PYTHON_STARTTLS_CLIENT = """
            import asyncio, ssl, sys

            async def main():
                context = ssl.create_default_context(cafile=sys.argv[1])
                r, w = await asyncio.open_connection("localhost", int(sys.argv[2]))
                w.write(b"STARTTLS\\n")
                print(await r.readline())
                await w.start_tls(context, server_hostname="localhost")
                w.write(b"ping\\n")
                print(await r.readline())
                w.close()
                await w.wait_closed()

            asyncio.run(main())
            """;

    @Async
    private static Coroutine<Void> startsTls(StreamReader reader, StreamWriter writer) throws IOException {
        assertThat(await(reader.readLine())).isEqualTo("STARTTLS");
        writer.write("go\n");
        await(writer.startTls(TlsPair.SERVER));
        return answer(reader, writer);
    }

    @Test
    void asyncioAsTheClientThatStartsTls() {
        with(null, TlsToolsTest::startsTls, port -> {
            try (Tool python = python(PYTHON_STARTTLS_CLIENT, port)) {
                assertThat(python.rest()).isEqualTo("b'go\\n'\nb'ping of null\\n'");
            }
        });
    }
}
