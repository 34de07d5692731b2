// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.net.Connection;
import dev.weft.net.IncompleteReadException;
import dev.weft.net.LimitOverrunException;
import dev.weft.net.StreamReader;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One connection to a server: one request at a time, by HTTP/1.1. */
final class HttpConnection {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.([01]) (\\d{3})( .*)?");
    private static final Pattern DIGITS = Pattern.compile("\\p{XDigit}+");
    private static final int LONGEST_LINE = 16 * 1024;
    private static final int MOST_HEADERS = 200;
    private static final int CHUNK = 64 * 1024;
    private static final String HUNG_UP = "the server hung up before its answer was complete";

    private final Connection connection;
    private final StreamReader reader;
    private final int largestBody;
    private boolean used;
    private boolean reusable;

    HttpConnection(Connection connection, int largestBody) {
        this.connection = connection;
        this.reader = connection.reader();
        this.largestBody = largestBody;
    }

    /** Whether the server has hung up meanwhile, as far as is known. */
    boolean isClosed() {
        return reader.atEof() || connection.writer().isClosing();
    }

    /** Whether another request can follow. */
    boolean isReusable() {
        return reusable;
    }

    void abort() {
        connection.writer().transport().abort();
    }

    Awaitable<Void> closeAsync() {
        return connection.closeAsync();
    }

    /**
     * Asks for a page. If that fails the connection is of no use any more.
     *
     * @return a coroutine that throws {@link StaleException} if the server hung up before it saw the request, perhaps
     */
    @Async
    Coroutine<Response> get(Url url) throws IOException {
        boolean reused = used;
        used = true;
        reusable = false;
        Matcher status;
        try {
            await(connection.writer().send(request(url)));
            status = await(status());
        } catch (HttpException e) {
            throw e;
        } catch (IOException e) {
            throw reused ? new StaleException(e) : e;
        }
        Map<String, String> headers = await(headers());
        while (status.group(2).startsWith("1")) {
            status = await(status());
            headers = await(headers());
        }
        String[] options =
                headers.getOrDefault("connection", "").toLowerCase(Locale.ROOT).split("[ ,]+");
        reusable = status.group(1).equals("1") && !List.of(options).contains("close");
        int code = Integer.parseInt(status.group(2));
        byte[] body = code == 204 || code == 304 ? new byte[0] : await(body(headers));
        return done(new Response(code, headers, body));
    }

    private static byte[] request(Url url) {
        return ("GET " + url.target() + " HTTP/1.1\r\nHost: " + url.origin() + "\r\nUser-Agent: " + Robots.AGENT
                        + "/0.1\r\nAccept: text/html, */*;q=0.1\r\n\r\n")
                .getBytes(US_ASCII);
    }

    @Async
    private Coroutine<Matcher> status() throws IOException {
        String line = await(line());
        Matcher status = STATUS.matcher(line);
        if (!status.matches()) {
            throw new HttpException("the answer is no HTTP/1.1");
        }
        return done(status);
    }

    @Async
    private Coroutine<Map<String, String>> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MOST_HEADERS; i++) {
            String line = await(line());
            if (line.isEmpty()) {
                return done(headers);
            }
            int colon = line.indexOf(':');
            if (colon > 0) {
                String name = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                headers.merge(name, line.substring(colon + 1).strip(), (one, other) -> one + ", " + other);
            }
        }
        throw new HttpException("the answer has more than " + MOST_HEADERS + " headers");
    }

    @Async
    private Coroutine<byte[]> body(Map<String, String> headers) throws IOException {
        String coding = headers.get("transfer-encoding");
        String length = headers.get("content-length");
        if (coding != null) {
            reusable &= length == null;
            if (!coding.equalsIgnoreCase("chunked")) {
                throw new HttpException("the answer comes in a coding that was not asked for: " + coding);
            }
            return chunks();
        }
        if (length == null) {
            reusable = false;
            return rest();
        }
        return exactly(checked(size(length, 10), 0));
    }

    @Async
    private Coroutine<byte[]> chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = size(await(line()).replaceFirst("[ \t]*;.*", ""), 16);
            if (size == 0) {
                await(headers());
                return done(body.toByteArray());
            }
            body.write(await(exactly(checked(size, body.size()))));
            if (!await(line()).isEmpty()) {
                throw new HttpException("the answer has a chunk that is longer than it says");
            }
        }
    }

    @Async
    private Coroutine<byte[]> exactly(int size) throws IOException {
        try {
            return done(await(reader.readExactly(size)));
        } catch (IncompleteReadException e) {
            throw new EOFException(HUNG_UP);
        }
    }

    /** Up to where the server hangs up. */
    @Async
    private Coroutine<byte[]> rest() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            byte[] some = await(reader.read(CHUNK));
            if (some.length == 0) {
                return done(body.toByteArray());
            }
            checked(some.length, body.size());
            body.write(some);
        }
    }

    private static int size(String digits, int radix) throws HttpException {
        try {
            if (DIGITS.matcher(digits).matches()) {
                return Integer.parseInt(digits, radix);
            }
        } catch (NumberFormatException e) {
            // It is too large, or no number.
        }
        throw new HttpException("the answer says that its size is " + digits);
    }

    private int checked(int size, int before) throws HttpException {
        if (size > largestBody - before) {
            throw new HttpException("the answer is larger than " + largestBody + " bytes");
        }
        return size;
    }

    @Async
    private Coroutine<String> line() throws IOException {
        try {
            String line = await(reader.readLine(LONGEST_LINE));
            if (line != null) {
                return done(line);
            }
        } catch (LimitOverrunException e) {
            throw new HttpException("the answer has a line of more than " + LONGEST_LINE + " bytes");
        }
        throw new EOFException(HUNG_UP);
    }

    /** A kept connection that the server has closed: the request can be sent on another one. */
    static final class StaleException extends IOException {
        private static final long serialVersionUID = 1L;

        StaleException(IOException cause) {
            super(cause);
        }
    }
}
