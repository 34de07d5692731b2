// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** What a client sent is no request; after the message, which is Redis's own, the connection can only be closed. */
final class ProtocolException extends Exception {
    private static final long serialVersionUID = 1L;

    ProtocolException(String problem) {
        super("ERR Protocol error: " + problem, null, false, false);
    }
}
