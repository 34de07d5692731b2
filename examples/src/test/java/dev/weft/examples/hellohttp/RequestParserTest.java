// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** In the requests here a line ends with \n, which stands for CR LF, unless it says {@code raw}. */
class RequestParserTest {
    private static final int LONGEST = 200;
    private static final int LARGEST = 100;

    private static final String SEVERAL = """
            GET /a?b=c HTTP/1.1
            Host: x

            POST /p HTTP/1.1
            HOST: x
            content-length: 5
            Expect: 100-continue

            hello
            PUT http://example.org/q HTTP/1.0
            Connection: Keep-Alive

            POST /chunks HTTP/1.1
            Host: x
            Transfer-Encoding: Chunked
            Connection: upgrade , close

            5;name="a value"
            hello
            00A
            , all of u
            1
            s
            0
            Trailer: dropped

            """;

    @Test
    void requestsOneAfterTheOther() throws Exception {
        List<Request> requests = parse(bytes(SEVERAL));

        assertThat(requests).extracting(Request::method).containsExactly("GET", "POST", "PUT", "POST");
        assertThat(requests).extracting(Request::target).containsExactly("/a?b=c", "/p", "/q", "/chunks");
        assertThat(requests).extracting(Request::minor).containsExactly(1, 1, 0, 1);
        assertThat(requests).extracting(Request::keepAlive).containsExactly(true, true, true, false);
        assertThat(requests)
                .extracting(request -> new String(request.body(), ISO_8859_1))
                .containsExactly("", "hello", "", "hello, all of us");
        assertThat(requests.get(0).path()).isEqualTo("/a");
        assertThat(requests.get(0).query()).isEqualTo("b=c");
        assertThat(requests.get(1).query()).isEmpty();
        assertThat(requests.get(1).headers().first("Content-Length")).isEqualTo("5");
        assertThat(requests.get(1).headers().first("Content-Type")).isNull();
    }

    @Test
    void dividedAtEachPairOfPlaces() throws Exception {
        byte[] all = bytes(SEVERAL);
        String whole = parse(all).stream().map(RequestParserTest::text).toList().toString();
        for (int i = 0; i <= all.length; i++) {
            for (int j = i; j <= all.length; j++) {
                List<Request> requests = parse(
                        Arrays.copyOfRange(all, 0, i),
                        Arrays.copyOfRange(all, i, j),
                        Arrays.copyOfRange(all, j, all.length));

                assertThat(requests.stream().map(RequestParserTest::text).toList())
                        .as("at %d and %d", i, j)
                        .hasToString(whole);
            }
        }
    }

    @Test
    void byteByByte() throws Exception {
        byte[] all = bytes(SEVERAL);
        byte[][] single = new byte[all.length][];
        for (int i = 0; i < all.length; i++) {
            single[i] = new byte[] {all[i]};
        }

        assertThat(parse(single)).hasSize(4);
    }

    @Test
    void theClientIsToldToContinueOnce() throws Exception {
        RequestParser parser = parser();
        parser.feed(bytes("POST / HTTP/1.1\nHost: x\nExpect: 100-Continue\nContent-Length: 2\n\n"));

        assertThat(parser.next()).isNull();
        assertThat(parser.takeContinue()).isTrue();
        assertThat(parser.takeContinue()).isFalse();
        assertThat(parser.isEmpty()).isFalse();
        parser.feed(bytes("ok"));
        assertThat(parser.next().body()).isEqualTo(bytes("ok"));
        assertThat(parser.isEmpty()).isTrue();
        assertThat(parser.takeContinue()).isFalse();
    }

    @Test
    void whoHasBegunItsBodyIsNotTold() throws Exception {
        RequestParser parser = parser();
        parser.feed(bytes("POST / HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 2\n\no"));

        assertThat(parser.next()).isNull();
        assertThat(parser.takeContinue()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " GET / HTTP/1.1\nHost: x\n\n",
                "GET  / HTTP/1.1\nHost: x\n\n",
                "GET / HTTP/1.1 \nHost: x\n\n",
                "GET /\nHost: x\n\n",
                "GET / HTTP/1.10\nHost: x\n\n",
                "GET / http/1.1\nHost: x\n\n",
                "GET / HTTP/1.x\nHost: x\n\n",
                "GET /\u00e9 HTTP/1.1\nHost: x\n\n",
                "GET /a\tb HTTP/1.1\nHost: x\n\n",
                "G(T / HTTP/1.1\nHost: x\n\n",
                "hello\n\n",
                "GET / HTTP/1.1\n\n",
                "GET / HTTP/1.1\nHost: x\nHost: x\n\n",
                "GET / HTTP/1.1\nHost : x\n\n",
                "GET / HTTP/1.1\nHost: x\n folded: y\n\n",
                "GET / HTTP/1.1\nHost: x\n: y\n\n",
                "GET / HTTP/1.1\nHost: x\nno colon\n\n",
                "GET / HTTP/1.1\nHost: x\na: b\0c\n\n",
                "GET / HTTP/1.1\nHost: x\na: b\rc\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: \n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: -1\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: +1\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 1, 1\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 1\nContent-Length: 2\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 9999999999999999999\n\n",
                "POST / HTTP/1.1\nHost: x\nContent-Length: 5\nTransfer-Encoding: chunked\n\n",
                "POST / HTTP/1.0\nTransfer-Encoding: chunked\n\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n-5\n",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n0x5\nhello",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n\n5\nhello",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello!",
                "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\rhello",
            })
    void badRequest(String request) {
        assertThat(status(bytes(request))).isEqualTo(Status.BAD_REQUEST);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1\nHost: x\n\n",
                "GET / HTTP/1.1\r\nHost: x\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\n\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\nhello",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5;\r\r\nhello",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\n",
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\na: b\n\r\n",
            })
    void lineFeedsAlone(String raw) {
        assertThat(status(raw.getBytes(ISO_8859_1))).isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void versions() {
        assertThat(status(bytes("GET / HTTP/2.0\n\n"))).isEqualTo(Status.VERSION_NOT_SUPPORTED);
        assertThat(status(bytes("GET / HTTP/0.9\n\n"))).isEqualTo(Status.VERSION_NOT_SUPPORTED);
    }

    @Test
    void whatIsNotKnown() {
        assertThat(status(bytes("POST / HTTP/1.1\nHost: x\nTransfer-Encoding: gzip, chunked\n\n")))
                .isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(status(
                        bytes("POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\nTransfer-Encoding: chunked\n\n")))
                .isEqualTo(Status.NOT_IMPLEMENTED);
        assertThat(status(bytes("POST / HTTP/1.1\nHost: x\nExpect: the worst\n\n")))
                .isEqualTo(Status.EXPECTATION_FAILED);
    }

    @Test
    void whatIsTooLong() {
        String longField = "GET / HTTP/1.1\nHost: x\na: " + "b".repeat(LONGEST);
        assertThat(status(bytes(longField))).isEqualTo(Status.HEADERS_TOO_LARGE);
        assertThat(status(bytes(longField + "\n\n"))).isEqualTo(Status.HEADERS_TOO_LARGE);
        assertThat(status(bytes("GET /" + "a".repeat(LONGEST)))).isEqualTo(Status.URI_TOO_LONG);
        assertThat(status(bytes("POST / HTTP/1.1\nHost: x\nContent-Length: 101\n\n")))
                .isEqualTo(Status.CONTENT_TOO_LARGE);
        String chunked = "POST / HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n";
        assertThat(status(bytes(chunked + "65\n"))).isEqualTo(Status.CONTENT_TOO_LARGE);
        assertThat(status(bytes(chunked + "32\n" + "x".repeat(50) + "\n33\n"))).isEqualTo(Status.CONTENT_TOO_LARGE);
        assertThat(status(bytes(chunked + "0".repeat(9)))).isEqualTo(Status.CONTENT_TOO_LARGE);
        assertThat(status(bytes(chunked + "5;" + "x".repeat(5000)))).isEqualTo(Status.BAD_REQUEST);
        assertThat(status(bytes(chunked + "0\n" + "a: b\n".repeat(1000)))).isEqualTo(Status.BAD_REQUEST);
    }

    @Test
    void asLongAsItMayBe() throws Exception {
        String head = "POST / HTTP/1.1\nHost: x\nContent-Length: 100\n\n";
        assertThat(parse(bytes(head + "x".repeat(LARGEST))).get(0).body()).hasSize(LARGEST);
    }

    @Test
    void errorsCarryNoStack() {
        RequestParser parser = parser();
        parser.feed(bytes("nonsense\n\n"));

        assertThatThrownBy(parser::next)
                .isInstanceOf(HttpException.class)
                .satisfies(e -> assertThat(e.getStackTrace()).isEmpty());
    }

    private static Status status(byte[] request) {
        HttpException thrown = catchThrowableOfType(HttpException.class, () -> parse(request));
        assertThat(thrown).as(new String(request, ISO_8859_1)).isNotNull();
        return thrown.status();
    }

    private static List<Request> parse(byte[]... pieces) throws HttpException {
        RequestParser parser = parser();
        List<Request> requests = new ArrayList<>();
        for (byte[] piece : pieces) {
            if (piece.length > 0) {
                parser.feed(piece.clone());
            }
            for (Request request = parser.next(); request != null; request = parser.next()) {
                requests.add(request);
            }
        }
        return requests;
    }

    private static RequestParser parser() {
        return new RequestParser(LONGEST, LARGEST);
    }

    private static byte[] bytes(String request) {
        return HttpLoopback.bytes(request);
    }

    private static String text(Request request) {
        return request.method() + " " + request.target() + " " + request.keepAlive() + " "
                + new String(request.body(), ISO_8859_1);
    }
}
