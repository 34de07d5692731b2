// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import java.nio.charset.StandardCharsets;

/**
 * The request line and the header fields, by RFC 9112, strictly: what another server in the chain might read otherwise is
 * refused, since that is how requests are smuggled.
 */
final class Head {
    private static final int NO_LENGTH = -1;
    private static final int LONGEST_NUMBER = 18;
    private static final int DIGIT_BEHIND_VERSION = 7; // HTTP/1.1
    private static final boolean[] TOKEN = new boolean[256];

    static {
        String token = "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
        token.chars().forEach(c -> TOKEN[c] = true);
    }

    private final byte[] bytes;
    private final int end;
    private int at;

    private String method;
    private String target;
    private int minor;
    private final Headers headers = new Headers();
    private int hosts;
    private long length = NO_LENGTH;
    private boolean chunked;
    private boolean close;
    private boolean keepAlive;
    private boolean awaitsContinue;

    /**
     * @param end behind the last field's line
     */
    private Head(byte[] bytes, int start, int end) {
        this.bytes = bytes;
        this.at = start;
        this.end = end;
    }

    static Head parse(byte[] bytes, int start, int end) throws HttpException {
        Head head = new Head(bytes, start, end);
        head.requestLine();
        while (head.at < end) {
            head.field();
        }
        head.check();
        return head;
    }

    /** Of the body in bytes; zero without one. Means nothing if it comes in chunks. */
    long length() {
        return Math.max(0, length);
    }

    boolean isChunked() {
        return chunked;
    }

    /** Whether the client sends the body only once it is told to. */
    boolean awaitsContinue() {
        return awaitsContinue;
    }

    Request request(byte[] body) {
        return new Request(method, target, minor, headers, body, !close && (minor > 0 || keepAlive));
    }

    private void requestLine() throws HttpException {
        int start = at;
        while (at < end && TOKEN[bytes[at] & 0xff]) {
            at++;
        }
        method = method(start, at);
        skip(' ', "the request line must begin with a method and a space");
        start = at;
        while (at < end && bytes[at] > ' ' && bytes[at] < 0x7f) {
            at++;
        }
        target = target(text(start, at));
        skip(' ', "the request's target must be ASCII without blanks, and a space must follow it");
        version();
        lineEnd();
    }

    private String method(int start, int behind) throws HttpException {
        if (behind == start) {
            throw bad("the request line must begin with a method");
        }
        return behind - start == 3 && bytes[start] == 'G' && bytes[start + 1] == 'E' && bytes[start + 2] == 'T'
                ? "GET"
                : text(start, behind);
    }

    /** The path, or what there is else. */
    private static String target(String text) throws HttpException {
        if (text.startsWith("/")) {
            return text;
        } else if (text.regionMatches(true, 0, "http://", 0, 7)) { // as a proxy is asked
            int path = text.indexOf('/', 7);
            return path < 0 ? "/" : text.substring(path);
        } else if (text.isEmpty()) {
            throw bad("the request has no target");
        }
        return text;
    }

    private void version() throws HttpException {
        boolean http = end - at > DIGIT_BEHIND_VERSION
                && bytes[at] == 'H'
                && bytes[at + 1] == 'T'
                && bytes[at + 2] == 'T'
                && bytes[at + 3] == 'P'
                && bytes[at + 4] == '/'
                && isDigit(bytes[at + 5])
                && bytes[at + 6] == '.'
                && isDigit(bytes[at + DIGIT_BEHIND_VERSION]);
        if (!http) {
            throw bad("the request line must end with a version such as HTTP/1.1");
        } else if (bytes[at + 5] != '1') {
            throw new HttpException(Status.VERSION_NOT_SUPPORTED, "this server speaks HTTP/1.1");
        }
        minor = Math.min(1, bytes[at + DIGIT_BEHIND_VERSION] - '0');
        at += DIGIT_BEHIND_VERSION + 1;
    }

    private void field() throws HttpException {
        int name = at;
        while (at < end && TOKEN[bytes[at] & 0xff]) {
            at++;
        }
        int colon = at;
        if (colon == name) {
            throw bad("a header field must begin with its name, and must not be folded");
        }
        skip(':', "a header field's name must be followed by a colon");
        while (at < end && isBlank(bytes[at])) {
            at++;
        }
        int value = at;
        while (at < end && (bytes[at] >= ' ' || bytes[at] < 0 || bytes[at] == '\t') && bytes[at] != 0x7f) {
            at++;
        }
        int behind = at;
        while (behind > value && isBlank(bytes[behind - 1])) {
            behind--;
        }
        String text = text(value, behind);
        headers.add(text(name, colon), text);
        meaning(name, colon - name, text);
        lineEnd();
    }

    /** Fields that say how the request is to be read. */
    private void meaning(int name, int size, String value) throws HttpException {
        if (is("host", name, size)) {
            hosts++;
        } else if (is("connection", name, size)) {
            for (String option : value.split(",")) {
                close |= option.strip().equalsIgnoreCase("close");
                keepAlive |= option.strip().equalsIgnoreCase("keep-alive");
            }
        } else if (is("content-length", name, size)) {
            length(value);
        } else if (is("transfer-encoding", name, size)) {
            if (chunked || !value.equalsIgnoreCase("chunked")) {
                throw new HttpException(Status.NOT_IMPLEMENTED, "no transfer coding but chunked is known");
            }
            chunked = true;
        } else if (is("expect", name, size)) {
            if (!value.equalsIgnoreCase("100-continue")) {
                throw new HttpException(Status.EXPECTATION_FAILED, "nothing but 100-continue can be expected");
            }
            awaitsContinue = true;
        }
    }

    private void length(String value) throws HttpException {
        boolean number = !value.isEmpty()
                && value.length() <= LONGEST_NUMBER
                && value.chars().allMatch(Head::isDigit);
        if (!number || length != NO_LENGTH && length != Long.parseLong(value)) {
            throw bad("Content-Length must be one number");
        }
        length = Long.parseLong(value);
    }

    private void check() throws HttpException {
        if (hosts > 1 || hosts == 0 && minor > 0) {
            throw bad("a request must have one Host field");
        } else if (chunked && length != NO_LENGTH) {
            throw bad("a request has either Content-Length or Transfer-Encoding");
        } else if (chunked && minor == 0) {
            throw bad("HTTP/1.0 has no Transfer-Encoding");
        }
        awaitsContinue &= minor > 0;
    }

    private boolean is(String name, int from, int size) {
        if (size != name.length()) {
            return false;
        }
        for (int i = 0; i < size; i++) {
            if ((bytes[from + i] | 0x20) != name.charAt(i) && bytes[from + i] != name.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private void skip(char expected, String message) throws HttpException {
        if (at == end || bytes[at] != expected) {
            throw bad(message);
        }
        at++;
    }

    private void lineEnd() throws HttpException {
        skip('\r', "a line must end with CR LF, and hold no control character");
        skip('\n', "a line must end with CR LF, and hold no control character");
    }

    private String text(int from, int to) {
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    static boolean isDigit(int c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t';
    }

    private static HttpException bad(String message) {
        return new HttpException(Status.BAD_REQUEST, message);
    }
}
