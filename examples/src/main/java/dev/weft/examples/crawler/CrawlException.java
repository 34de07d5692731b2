// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

/** What ends a crawl, or keeps it from beginning; the message says what to do. */
final class CrawlException extends Exception {
    private static final long serialVersionUID = 1L;

    CrawlException(String message, Throwable cause) {
        super(message, cause);
    }
}
