// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

/** Writes JSON strings (RFC 8259), in ASCII: the encoding of standard output is anyone's guess. */
final class Json {

    private Json() {}

    /** {@code text} in quotes; null as {@code null}. */
    static String string(String text) {
        if (text == null) {
            return "null";
        }
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ' || c > '~') {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        return json.append('"').toString();
    }
}
