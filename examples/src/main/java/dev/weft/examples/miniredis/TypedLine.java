// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;

/**
 * The words of a request that was typed as a line: divided by blanks, quoted by {@code "..."}, in which backslashes escape,
 * or by {@code '...'}, in which only {@code \'} does.
 */
final class TypedLine {
    private final byte[] line;
    private final int end;
    private int position;

    private TypedLine(byte[] line, int start, int end) {
        this.line = line;
        this.position = start;
        this.end = end;
    }

    static Bytes[] split(byte[] line, int start, int end) throws ProtocolException {
        return new TypedLine(line, start, end).words();
    }

    private Bytes[] words() throws ProtocolException {
        List<Bytes> words = new ArrayList<>();
        while (true) {
            while (position < end && isBlank(line[position])) {
                position++;
            }
            if (position == end) {
                return words.toArray(new Bytes[0]);
            }
            words.add(word());
        }
    }

    private Bytes word() throws ProtocolException {
        ByteArrayOutputStream word = new ByteArrayOutputStream();
        while (position < end && !isBlank(line[position])) {
            byte letter = line[position++];
            if (letter == '"' || letter == '\'') {
                quoted(letter, word);
                if (position < end && !isBlank(line[position])) {
                    throw unbalanced();
                }
                break;
            }
            word.write(letter);
        }
        return new Bytes(word.toByteArray());
    }

    private void quoted(byte quote, ByteArrayOutputStream word) throws ProtocolException {
        while (position < end) {
            byte letter = line[position++];
            if (letter == quote) {
                return;
            } else if (letter != '\\' || position == end) {
                word.write(letter);
            } else if (quote == '"') {
                word.write(escaped());
            } else if (line[position] == '\'') {
                position++;
                word.write('\'');
            } else {
                word.write('\\');
            }
        }
        throw unbalanced();
    }

    private int escaped() {
        int letter = line[position++];
        if (letter == 'x' && position + 2 <= end) {
            int high = Character.digit(line[position], 16);
            int low = Character.digit(line[position + 1], 16);
            if (high >= 0 && low >= 0) {
                position += 2;
                return high << 4 | low;
            }
        }
        return switch (letter) {
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'b' -> '\b';
            case 'a' -> 7;
            default -> letter;
        };
    }

    private static ProtocolException unbalanced() {
        return new ProtocolException("unbalanced quotes in request");
    }

    private static boolean isBlank(byte letter) {
        return letter == ' ' || letter >= '\t' && letter <= '\r' || letter == 0;
    }
}
