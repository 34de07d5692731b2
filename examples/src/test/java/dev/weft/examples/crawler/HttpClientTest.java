// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.net.Streams;
import dev.weft.testing.AsyncTest;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;

/** Over loopback: what servers may answer, and what they do answer. */
@Timeout(60)
class HttpClientTest {
    private static final int LARGEST = 100;
    private static final String OK = "HTTP/1.1 200 OK\r\n";
    private static final String EMPTY = OK + "Content-Length: 0\r\n\r\n";

    private final List<String> requests = new ArrayList<>();

    /** What each connection of one server answers, for as many requests as there are targets. */
    @Async
    private Coroutine<List<Response>> ask(List<List<String>> script, String... targets) throws IOException {
        List<Response> responses = new ArrayList<>();
        try (ScriptedServer server = await(ScriptedServer.start(script));
                HttpClient client = new HttpClient(Streams::openConnection, LARGEST)) {
            for (String target : targets) {
                responses.add(await(client.get(server.url(target))));
            }
            requests.addAll(server.requests());
        }
        return done(responses);
    }

    private Response askOne(Runner runner, String... answer) {
        return runner.run(async(() -> ask(List.of(List.of(String.join("", answer))), "/p")))
                .get(0);
    }

    private static String body(Response response) {
        return new String(response.body(), ISO_8859_1);
    }

    @AsyncTest(virtualTime = false)
    void aBodyOfALength(Runner runner) {
        Response response =
                askOne(runner, OK, "Content-Type: text/plain\r\nX: 1\r\nx:2\r\nContent-Length: 5\r\n\r\nhello");

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers())
                .containsEntry("content-type", "text/plain")
                .containsEntry("x", "1, 2");
        assertThat(body(response)).isEqualTo("hello");
        assertThat(requests).containsExactly("0 GET /p HTTP/1.1");
    }

    @AsyncTest(virtualTime = false)
    void aBodyInChunks(Runner runner) {
        Response response = askOne(
                runner,
                OK,
                "Transfer-Encoding: chunked\r\n\r\n",
                "5;name=\"x\"\r\nhello\r\n00C ; x\r\n\r\n wo\r\nrld\r\n\r\n0\r\nTrailer: x\r\n\r\n");

        assertThat(body(response)).isEqualTo("hello\r\n wo\r\nrld\r\n");
    }

    @AsyncTest(virtualTime = false)
    void aBodyThatEndsWhenTheServerHangsUp(Runner runner) {
        assertThat(body(askOne(runner, "HTTP/1.0 200\r\n\r\nhello"))).isEqualTo("hello");
    }

    @AsyncTest(virtualTime = false)
    void answersWithoutABody(Runner runner) {
        List<Response> responses = runner.run(async(() -> ask(
                List.of(List.of(
                        "HTTP/1.1 204 No Content\r\n\r\n",
                        "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
                        EMPTY)),
                "/1",
                "/2",
                "/3")));

        assertThat(responses).extracting(Response::status).containsExactly(204, 304, 200);
        assertThat(requests).allMatch(request -> request.startsWith("0 "));
    }

    @AsyncTest(virtualTime = false)
    void interimAnswersAreSkipped(Runner runner) {
        Response response =
                askOne(runner, "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n", EMPTY);

        assertThat(response.status()).isEqualTo(200);
        assertThat(response.headers()).doesNotContainKey("link");
    }

    @AsyncTest(virtualTime = false)
    void aConnectionIsUsedAgain(Runner runner) {
        runner.run(async(() -> ask(
                List.of(List.of(EMPTY, OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", EMPTY)),
                "/1",
                "/2",
                "/3")));

        assertThat(requests).containsExactly("0 GET /1 HTTP/1.1", "0 GET /2 HTTP/1.1", "0 GET /3 HTTP/1.1");
    }

    @AsyncTest(virtualTime = false)
    void connectionsThatCanNotBeUsedAgain(Runner runner) {
        runner.run(async(() -> ask(
                List.of(
                        List.of(OK + "Connection: Close\r\nContent-Length: 0\r\n\r\n", EMPTY),
                        List.of("HTTP/1.0 200 OK\r\nContent-Length: 0\r\n\r\n", EMPTY),
                        List.of(OK + "Content-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", EMPTY),
                        List.of(EMPTY)),
                "/1",
                "/2",
                "/3",
                "/4")));

        assertThat(requests).hasSize(4).extracting(request -> request.charAt(0)).containsExactly('0', '1', '2', '3');
    }

    /** It is there, and seems to be open; the request is then sent on a new one. */
    @AsyncTest(virtualTime = false)
    void aKeptConnectionOnWhichTheServerHangsUp(Runner runner) {
        List<Response> responses = runner.run(async(() ->
                ask(List.of(List.of(EMPTY, ScriptedServer.HANG_UP), List.of(EMPTY)), "/1", "/2")));

        assertThat(responses).extracting(Response::status).containsExactly(200, 200);
        assertThat(requests).containsExactly("0 GET /1 HTTP/1.1", "0 GET /2 HTTP/1.1", "1 GET /2 HTTP/1.1");
    }

    @AsyncTest(virtualTime = false)
    void answersThatAreCutShort(Runner runner) {
        Stream.of(
                        ScriptedServer.HANG_UP,
                        OK,
                        OK + "Content-Length: 5\r\n\r\nhell",
                        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhel",
                        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n",
                        OK + "Transfer-Encoding: chunked\r\n\r\n0\r\n")
                .forEach(answer -> assertThatThrownBy(() -> askOne(runner, answer))
                        .as(answer)
                        .isInstanceOf(EOFException.class)
                        .hasMessage("the server hung up before its answer was complete"));
    }

    @AsyncTest(virtualTime = false)
    void answersThatAreTooLarge(Runner runner) {
        String large = "x".repeat(LARGEST + 1);
        Stream.of(
                        OK + "Content-Length: 101\r\n\r\n",
                        OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n64\r\n",
                        OK + "\r\n" + large)
                .forEach(answer -> assertThatThrownBy(() -> askOne(runner, answer))
                        .as(answer)
                        .isInstanceOf(HttpException.class)
                        .hasMessage("the answer is larger than 100 bytes"));
        assertThat(askOne(runner, OK + "Content-Length: 100\r\n\r\n", large).body())
                .hasSize(LARGEST);
    }

    @AsyncTest(virtualTime = false)
    void answersThatAreNoHttp(Runner runner) {
        Stream.of(
                        "SSH-2.0-OpenSSH\r\n",
                        "HTTP/2 200\r\n",
                        OK + "Content-Length: many\r\n\r\n",
                        OK + "Content-Length: -1\r\n\r\n",
                        OK + "Content-Length: +1\r\n\r\n",
                        OK + "Content-Length: 99999999999\r\n\r\n",
                        OK + "Content-Length: 1, 2\r\n\r\n",
                        OK + "Transfer-Encoding: chunked\r\n\r\nxyz\r\n",
                        OK + "Transfer-Encoding: chunked\r\n\r\n1\r\nxx\r\n0\r\n\r\n",
                        OK + "Transfer-Encoding: gzip, chunked\r\n\r\n",
                        OK + "X: y\r\n".repeat(300) + "\r\n",
                        OK + "X: " + "y".repeat(20_000) + "\r\n\r\n")
                .forEach(answer -> assertThatThrownBy(() -> askOne(runner, answer))
                        .as(answer)
                        .isInstanceOf(HttpException.class)
                        .hasMessageStartingWith("the answer ")
                        .message()
                        .hasSizeLessThan(100));
    }

    @AsyncTest(virtualTime = false)
    void aRequestThatIsCancelledHangsUp(Runner runner) {
        runner.run(async(() -> {
            try (ScriptedServer server = await(ScriptedServer.start(List.of(List.of(ScriptedServer.SILENCE))));
                    HttpClient client = new HttpClient(Streams::openConnection, LARGEST)) {
                var request = createTask(client.get(server.url("/")));
                await(server.asked().await());
                request.cancel();
                await(server.hungUp().await());
                assertThat(request.isCancelled()).isTrue();
            }
            return done();
        }));
    }

    @AsyncTest(virtualTime = false)
    void nobodyListens(Runner runner) {
        runner.run(async(() -> {
            Url url;
            try (ScriptedServer server = await(ScriptedServer.start(List.of()))) {
                url = server.url("/");
            }
            try (HttpClient client = new HttpClient(Streams::openConnection, LARGEST)) {
                await(client.get(url));
                throw new AssertionError("it was refused");
            } catch (ConnectException e) {
                assertThat(e).hasMessageContaining("127.0.0.1");
            }
            return done();
        }));
    }
}
