// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import java.util.Arrays;

/** Makes requests of bytes, which may be divided anywhere. Once it has thrown it is of no more use. */
final class RequestParser {
    private static final byte[] NOTHING = {};

    private final int longestHead;
    private final int largestBody;

    /** What has come and was not taken: from {@link #start} up to {@link #end}. */
    private byte[] bytes = NOTHING;

    private int start;
    private int end;

    /** Up to where no end of a head was found. */
    private int searched;

    /** The head whose body is awaited; null while there is none. */
    private Head head;

    /** What is put together of its chunks; null unless it comes in some. */
    private ChunkedBody chunks;

    private boolean toldToContinue;

    /**
     * @param longestHead in bytes, request line and fields
     * @param largestBody in bytes
     */
    RequestParser(int longestHead, int largestBody) {
        this.longestHead = longestHead;
        this.largestBody = largestBody;
    }

    /** Whether nothing has come of the next request. */
    boolean isEmpty() {
        return head == null && start == end;
    }

    /** Takes bytes, which are the parser's from now on. */
    void feed(byte[] more) {
        if (start == end) {
            bytes = more;
            start = 0;
            end = more.length;
            searched = 0;
            return;
        }
        int size = end - start;
        if (end + more.length > bytes.length) {
            byte[] larger =
                    size + more.length > bytes.length / 2 ? new byte[Math.max(2 * size, size + more.length)] : bytes;
            System.arraycopy(bytes, start, larger, 0, size);
            bytes = larger;
            searched -= start;
            start = 0;
        }
        System.arraycopy(more, 0, bytes, start + size, more.length);
        end = start + size + more.length;
    }

    /** The next request; null if it has not come whole. */
    Request next() throws HttpException {
        if (head == null) {
            readHead();
        }
        if (head == null) {
            return null;
        }
        byte[] body = readBody();
        if (body == null) {
            return null;
        }
        Request request = head.request(body);
        head = null;
        chunks = null;
        if (start == end) {
            bytes = NOTHING;
            start = 0;
            end = 0;
        }
        searched = start;
        return request;
    }

    /** Whether the client has to be told to send the body; answers so once. */
    boolean takeContinue() {
        if (head == null || !head.awaitsContinue() || toldToContinue || start < end) {
            return false;
        }
        toldToContinue = true;
        return true;
    }

    private void readHead() throws HttpException {
        while (end - start >= 2 && bytes[start] == '\r' && bytes[start + 1] == '\n') {
            start += 2; // some clients end a body so
        }
        int behind = headEnd();
        int size = (behind < 0 ? end : behind) - start;
        if (size > longestHead) {
            throw indexOf('\n', start, Math.min(end, start + longestHead)) < 0
                    ? new HttpException(Status.URI_TOO_LONG, "the request line has more than " + longestHead + " bytes")
                    : new HttpException(Status.HEADERS_TOO_LARGE, "the head has more than " + longestHead + " bytes");
        } else if (behind < 0) {
            return;
        }
        head = Head.parse(bytes, start, behind - 2);
        start = behind;
        toldToContinue = false;
        if (head.isChunked()) {
            chunks = new ChunkedBody(largestBody);
        } else if (head.length() > largestBody) {
            throw ChunkedBody.tooLarge(largestBody);
        }
    }

    /** Behind the empty line that ends the head, or -1. A line that isn't ended as it should be is for {@link Head}. */
    private int headEnd() {
        int line = indexOf('\n', Math.max(start, searched - 2), end);
        while (line >= 0) {
            if (line + 1 < end && bytes[line + 1] == '\n') {
                return line + 2;
            } else if (line + 2 < end && bytes[line + 1] == '\r' && bytes[line + 2] == '\n') {
                return line + 3;
            }
            line = indexOf('\n', line + 1, end);
        }
        searched = end;
        return -1;
    }

    private int indexOf(char wanted, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    /** Null if it has not come whole. */
    private byte[] readBody() throws HttpException {
        if (chunks != null) {
            start = chunks.read(bytes, start, end);
            return chunks.isWhole() ? chunks.bytes() : null;
        }
        int length = (int) head.length();
        if (length == 0) {
            return NOTHING;
        } else if (end - start < length) {
            return null;
        }
        byte[] body = Arrays.copyOfRange(bytes, start, start + length);
        start += length;
        return body;
    }
}
