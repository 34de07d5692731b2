// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.io.IOException;

/** An answer that can't be used, and won't be better the next time: it is no HTTP, or it is too large. */
final class HttpException extends IOException {
    private static final long serialVersionUID = 1L;

    HttpException(String message) {
        super(message);
    }
}
