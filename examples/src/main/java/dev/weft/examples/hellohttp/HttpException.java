// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

/** A request that can't be answered as it stands. Where it ends is not known: the connection ends with it. */
final class HttpException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Status status;

    /**
     * @param message says to the client what is wrong
     */
    HttpException(Status status, String message) {
        super(message, null, false, false); // no stack: anybody can cause as many as they like
        this.status = status;
    }

    Status status() {
        return status;
    }
}
