// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/**
 * Redis's patterns: {@code *}, {@code ?}, {@code [abc]}, {@code [^a-c]} and a backslash before what is meant as it stands.
 */
final class Glob {
    private final byte[] pattern;

    Glob(Bytes pattern) {
        this.pattern = pattern.array();
    }

    /**
     * Takes time in proportion to the product of both lengths at most: only the last star met is ever tried again, further
     * right, which is enough as a star takes anything.
     */
    boolean matches(Bytes text) {
        int p = 0;
        int t = 0;
        int star = -1; // behind the last star
        int from = 0; // where the text that it has taken ends
        while (t < text.length()) {
            if (p < pattern.length && pattern[p] == '*') {
                star = ++p;
                from = t;
            } else if (p < pattern.length && matchesOne(p, text.at(t))) {
                p = after(p);
                t++;
            } else if (star >= 0) {
                p = star;
                t = ++from;
            } else {
                return false;
            }
        }
        while (p < pattern.length && pattern[p] == '*') {
            p++;
        }
        return p == pattern.length;
    }

    private boolean matchesOne(int p, byte letter) {
        return switch (pattern[p]) {
            case '?' -> true;
            case '[' -> inClass(p, letter);
            case '\\' -> pattern[p + 1 < pattern.length ? p + 1 : p] == letter;
            default -> pattern[p] == letter;
        };
    }

    /** Where the part of the pattern that stands for one letter ends. */
    private int after(int p) {
        return switch (pattern[p]) {
            case '[' -> Math.min(classEnd(p) + 1, pattern.length);
            case '\\' -> Math.min(p + 2, pattern.length);
            default -> p + 1;
        };
    }

    /** A class that isn't closed ends with the pattern. */
    private int classEnd(int p) {
        int i = p + 1;
        if (i < pattern.length && pattern[i] == '^') {
            i++;
        }
        while (i < pattern.length && pattern[i] != ']') {
            i += pattern[i] == '\\' && i + 1 < pattern.length ? 2 : isRange(i) ? 3 : 1;
        }
        return Math.min(i, pattern.length);
    }

    private boolean isRange(int i) {
        return i + 2 < pattern.length && pattern[i + 1] == '-';
    }

    private boolean inClass(int p, byte signedLetter) {
        int end = classEnd(p);
        int i = p + 1;
        boolean negated = i < pattern.length && pattern[i] == '^';
        if (negated) {
            i++;
        }
        int letter = signedLetter & 0xff;
        boolean found = false;
        while (i < end) {
            if (pattern[i] == '\\' && i + 1 < pattern.length) {
                found |= pattern[i + 1] == signedLetter;
                i += 2;
            } else if (isRange(i)) {
                int one = pattern[i] & 0xff;
                int other = pattern[i + 2] & 0xff;
                found |= letter >= Math.min(one, other) && letter <= Math.max(one, other);
                i += 3;
            } else {
                found |= pattern[i] == signedLetter;
                i++;
            }
        }
        return found != negated;
    }
}
