// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RespParserTest {
    private static final String REQUESTS =
            "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$12\r\n*1\r\n$1\r\nx\r\n\0\r\n" // a request in one
                    + "*0\r\n*-1\r\n\r\n"
                    + "PING\r\n"
                    + "  SET 'a b'  \"\\x41\\n\\\"\"\n"
                    + "*2\r\n$4\r\nECHO\r\n$0\r\n\r\n"
                    + "*1\r\n$4\r\nPING\r\n";

    private static final List<List<String>> PARSED = List.of(
            List.of("SET", "k", "*1\r\n$1\r\nx\r\n\0"),
            List.of("PING"),
            List.of("SET", "a b", "A\n\""),
            List.of("ECHO", ""),
            List.of("PING"));

    @Test
    void allAtOnce() throws ProtocolException {
        RespParser parser = parser();
        assertThat(feed(parser, REQUESTS)).isEqualTo(PARSED);
        assertThat(parser.buffered()).isZero();
    }

    @Test
    void inTwoPiecesDividedAnywhere() throws ProtocolException {
        for (int i = 0; i <= REQUESTS.length(); i++) {
            RespParser parser = parser();
            List<List<String>> requests = new ArrayList<>(feed(parser, REQUESTS.substring(0, i)));
            requests.addAll(feed(parser, REQUESTS.substring(i)));
            assertThat(requests).as("divided at %s", i).isEqualTo(PARSED);
        }
    }

    @Test
    void inThreePiecesDividedAnywhere() throws ProtocolException {
        for (int i = 0; i <= REQUESTS.length(); i++) {
            for (int j = i; j <= REQUESTS.length(); j++) {
                RespParser parser = parser();
                List<List<String>> requests = new ArrayList<>(feed(parser, REQUESTS.substring(0, i)));
                requests.addAll(feed(parser, REQUESTS.substring(i, j)));
                requests.addAll(feed(parser, REQUESTS.substring(j)));
                assertThat(requests).as("divided at %s and %s", i, j).isEqualTo(PARSED);
            }
        }
    }

    @Test
    void byteByByte() throws ProtocolException {
        RespParser parser = parser();
        List<List<String>> requests = new ArrayList<>();
        for (char letter : (REQUESTS + REQUESTS).toCharArray()) {
            requests.addAll(feed(parser, String.valueOf(letter)));
        }
        assertThat(requests)
                .hasSize(10)
                .startsWith(PARSED.get(0), PARSED.get(1))
                .endsWith(PARSED.get(4));
    }

    @Test
    void fedWhileRequestsWait() throws ProtocolException {
        RespParser parser = parser();
        parser.feed(bytes("*1\r\n$1\r\na\r\n*1\r\n$1\r\nb"));
        parser.feed(bytes("\r\n*1\r\n$1\r\nc\r\n"));
        assertThat(List.of(text(parser.next()), text(parser.next()), text(parser.next())))
                .isEqualTo(List.of(List.of("a"), List.of("b"), List.of("c")));
        assertThat(parser.next()).isNull();
    }

    @Test
    void aLongBulkInSmallPieces() throws ProtocolException {
        RespParser parser = new RespParser(1 << 20, 1 << 20);
        String bulk = "0123456789".repeat(100_000);
        List<List<String>> requests = new ArrayList<>();
        String request = "*2\r\n$4\r\nECHO\r\n$" + bulk.length() + "\r\n" + bulk + "\r\n*1\r\n$1\r\nx\r\n";
        for (int i = 0; i < request.length(); i += 1000) {
            requests.addAll(feed(parser, request.substring(i, Math.min(request.length(), i + 1000))));
        }
        assertThat(requests).isEqualTo(List.of(List.of("ECHO", bulk), List.of("x")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                "*x\\r\\n|invalid multibulk length",
                "*01\\r\\n|invalid multibulk length",
                "*1048577\\r\\n|invalid multibulk length",
                "*99999999999999999999\\r\\n|invalid multibulk length",
                "*1\\r\\n+OK\\r\\n|expected '$', got '+'",
                "*1\\r\\n$-1\\r\\n|invalid bulk length",
                "*1\\r\\n$abc\\r\\n|invalid bulk length",
                "*1\\r\\n$101\\r\\n|invalid bulk length",
                "*2\\r\\n$100\\r\\n%|request is larger than 150 bytes",
                "GET 'a\\r\\n|unbalanced quotes in request",
                "GET 'a'b\\r\\n|unbalanced quotes in request",
            })
    void whatIsNoRequestIsRefused(String text, String problem) {
        RespParser parser = new RespParser(100, 150);
        String sent = text.replace("\\r\\n", "\r\n").replace("%", "x".repeat(100) + "\r\n$51\r\n");
        assertThatThrownBy(() -> feed(parser, sent))
                .isInstanceOf(ProtocolException.class)
                .hasMessage("ERR Protocol error: " + problem);
    }

    /** A client that only ever announces makes the server keep nothing. */
    @ParameterizedTest
    @ValueSource(strings = {"*1048576\r\n", "*2\r\n$100\r\n"})
    void whatIsAnnouncedTakesNoMemory(String announcement) throws ProtocolException {
        RespParser parser = new RespParser(100, 150);
        assertThat(feed(parser, announcement)).isEmpty();
        assertThat(parser.buffered()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"'',too big inline request", "*,too big mbulk count string", "'*1\r\n$',too big bulk count string"})
    void aLineWithoutAnEndIsRefusedBeforeItFillsTheMemory(String start, String problem) throws ProtocolException {
        RespParser parser = parser();
        feed(parser, start);
        String kilobyte = "1".repeat(1024);
        for (int i = 0; i < 63; i++) {
            assertThat(feed(parser, kilobyte)).isEmpty();
        }
        assertThatThrownBy(() -> {
                    feed(parser, kilobyte);
                    feed(parser, kilobyte);
                })
                .hasMessage("ERR Protocol error: " + problem);
    }

    private static RespParser parser() {
        return new RespParser(100, 150);
    }

    private static List<List<String>> feed(RespParser parser, String text) throws ProtocolException {
        List<List<String>> requests = new ArrayList<>();
        if (!text.isEmpty()) {
            parser.feed(bytes(text));
        }
        for (Bytes[] request = parser.next(); request != null; request = parser.next()) {
            requests.add(text(request));
        }
        return requests;
    }

    private static List<String> text(Bytes[] request) {
        return Arrays.stream(request)
                .map(argument -> new String(argument.array(), ISO_8859_1))
                .toList();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
