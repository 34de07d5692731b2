// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Replies as text: {@code OK}, {@code (error) ERR ...}, {@code 3}, {@code "text"}, {@code nil}, {@code [a, b]}; of protocol
 * 3 also <code>{a, b}</code> for a map, {@code <a, b>} for a set, {@code >[a, b]} for a message.
 */
final class Reply {
    private Reply() {}

    /** All the replies in some bytes. */
    static List<String> all(byte[] bytes) {
        List<String> replies = new ArrayList<>();
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        try {
            while (in.available() > 0) {
                replies.add(read(in));
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return replies;
    }

    static String read(InputStream in) throws IOException {
        String line = line(in);
        String rest = line.substring(1);
        return switch (line.charAt(0)) {
            case '+' -> rest;
            case '-' -> "(error) " + rest;
            case ':' -> rest;
            case '_' -> "nil";
            case '$' -> rest.equals("-1") ? "nil" : '"' + bulk(in, Integer.parseInt(rest)) + '"';
            case '*' -> rest.equals("-1") ? "nil array" : "[" + elements(in, Integer.parseInt(rest)) + "]";
            case '>' -> ">[" + elements(in, Integer.parseInt(rest)) + "]";
            case '~' -> "<" + elements(in, Integer.parseInt(rest)) + ">";
            case '%' -> "{" + elements(in, 2 * Integer.parseInt(rest)) + "}";
            default -> throw new IOException("no reply: " + line);
        };
    }

    /** An array with its elements in order, to compare what has none. */
    static String sorted(String array) {
        if (!array.startsWith("[") && !array.startsWith("<")) {
            return array;
        }
        List<String> elements =
                new ArrayList<>(List.of(array.substring(1, array.length() - 1).split(", ", -1)));
        Collections.sort(elements);
        return array.charAt(0) + String.join(", ", elements) + array.charAt(array.length() - 1);
    }

    /** An array of keys and values with the pairs in order. */
    static String sortedPairs(String array) {
        if (!array.startsWith("[") && !array.startsWith("{")) {
            return array;
        }
        String[] elements = array.substring(1, array.length() - 1).split(", ", -1);
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < elements.length; i += 2) {
            pairs.add(elements[i] + ", " + elements[i + 1]);
        }
        Collections.sort(pairs);
        return array.charAt(0) + String.join(", ", pairs) + array.charAt(array.length() - 1);
    }

    private static String elements(InputStream in, int count) throws IOException {
        List<String> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(read(in));
        }
        return String.join(", ", elements);
    }

    private static String bulk(InputStream in, int length) throws IOException {
        byte[] bytes = new byte[length + 2];
        new DataInputStream(in).readFully(bytes);
        return new String(bytes, 0, length, ISO_8859_1);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new EOFException();
            }
            if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }
}
