// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weft.examples.ForkedProgram;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Clients of others talk to the program in a process of its own. */
@Timeout(120)
@EnabledOnOs({OS.LINUX, OS.MAC})
class PeersTest {
    private static final int LARGE = 500_000;

    @TempDir
    Path directory;

    private ForkedProgram server;

    @BeforeEach
    void start() throws IOException {
        server = new ForkedProgram("hello-http");
    }

    @AfterEach
    void end() {
        server.close();
    }

    @Test
    void curl() throws Exception {
        assertThat(curl("-i", url("/"))).startsWith("HTTP/1.1 200 OK\r\nDate: ").endsWith("\r\n\r\nHello, World!");
        assertThat(curl("-I", url("/"))).contains("Content-Length: 13\r\n").endsWith("\r\n\r\n");
        assertThat(curl("-d", "a=b", url("/echo"))).isEqualTo("a=b");
        assertThat(curl("-w", "%{http_code}", "-o", "out", "-X", "BREW", url("/")))
                .isEqualTo("405");
        assertThat(curl("-0", url("/"))).isEqualTo("Hello, World!");
        assertThat(curl(url("/"), url("/wait?ms=10"), "-w", "%{num_connects}"))
                .isEqualTo("Hello, World!1waited 10 ms\n0");
        Path large = directory.resolve("large");
        Files.writeString(large, "x".repeat(LARGE));
        assertThat(curl("--data-binary", "@" + large, "-H", "Expect: 100-continue", url("/echo")))
                .hasSize(LARGE);
        assertThat(curl("-T", large.toString(), "-X", "POST", "-H", "Transfer-Encoding: chunked", url("/echo")))
                .hasSize(LARGE);
    }

    @Test
    void jdkHttpClient() throws Exception {
        HttpClient client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        HttpResponse<String> hello = client.send(request("/").build(), BodyHandlers.ofString());
        assertThat(hello.statusCode()).isEqualTo(200);
        assertThat(hello.body()).isEqualTo("Hello, World!");
        assertThat(hello.headers().firstValue("Date")).isPresent();

        HttpRequest head = request("/").method("HEAD", BodyPublishers.noBody()).build();
        assertThat(client.send(head, BodyHandlers.ofString()).body()).isEmpty();

        byte[] body = new byte[LARGE];
        HttpRequest sized = request("/echo")
                .POST(BodyPublishers.ofByteArray(body))
                .expectContinue(true)
                .build();
        assertThat(client.send(sized, BodyHandlers.ofByteArray()).body()).isEqualTo(body);
        HttpRequest chunked = request("/echo")
                .POST(BodyPublishers.fromPublisher(BodyPublishers.ofByteArray(body)))
                .build();
        assertThat(client.send(chunked, BodyHandlers.ofByteArray()).body()).isEqualTo(body);

        List<CompletableFuture<HttpResponse<String>>> waiting = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            waiting.add(client.sendAsync(request("/wait?ms=50").build(), BodyHandlers.ofString()));
        }
        assertThat(waiting).allSatisfy(reply -> assertThat(reply.join().body()).isEqualTo("waited 50 ms\n"));
    }

    @Test
    void pythonHttpClient() throws Exception {
        assertThat(run("python3", "-c", """
                import http.client, sys
                c = http.client.HTTPConnection("127.0.0.1", int(sys.argv[1]), timeout=20)
                for _ in range(3):
                    c.request("GET", "/")
                    r = c.getresponse()
                    print(r.status, r.version, r.read(), c.sock is not None)
                c.request("HEAD", "/")
                r = c.getresponse()
                print(r.status, r.getheader("content-length"), r.read())
                c.request("POST", "/echo", b"abc", {"Content-Type": "text/x"})
                r = c.getresponse()
                print(r.getheader("content-type"), r.read())
                c.request("POST", "/echo", iter([b"one, ", b"two"]), encode_chunked=True,
                          headers={"Transfer-Encoding": "chunked"})
                print(c.getresponse().read())
                c.request("GET", "/nope", headers={"Connection": "close"})
                r = c.getresponse()
                print(r.status, r.reason, c.sock is None)
                """, String.valueOf(server.port()))).isEqualTo("""
                200 11 b'Hello, World!' True
                200 11 b'Hello, World!' True
                200 11 b'Hello, World!' True
                200 13 b''
                text/x b'abc'
                b'one, two'
                404 Not Found True
                """);
    }

    @Test
    void aSignalEndsItOnceRequestsAreAnswered() throws Exception {
        HttpClient client = HttpClient.newHttpClient();
        client.send(request("/").build(), BodyHandlers.ofString()); // an idle connection
        try (var socket = new Socket("127.0.0.1", server.port())) {
            socket.getOutputStream().write(HttpLoopback.bytes("""
                    GET / HTTP/1.1
                    Host: x

                    GET /wait?ms=500 HTTP/1.1
                    Host: x

                    """));
            server.terminate();

            assertThat(socket.getInputStream().readAllBytes()).asString().endsWith("waited 500 ms\n");
        }
        assertThat(server.exitStatus()).isZero();
        assertThat(server.output()).containsExactly("hello-http: bye");
    }

    private String curl(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of("curl", "-sS", "--max-time", "30"));
        command.addAll(List.of(arguments));
        return run(command.toArray(new String[0]));
    }

    private String run(String... command) throws Exception {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .start();
        } catch (IOException e) {
            assumeTrue(false, command[0] + " is not installed");
            return null;
        }
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.port() + path;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(url(path))).timeout(Duration.ofSeconds(30));
    }
}
