// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What the command line asks for.
 *
 * @param directory where the log is kept; null: nothing is
 * @param sync when the log is forced to the disk
 * @param clients how many may be connected at a time
 * @param longestBulk the longest argument of a request, in bytes
 * @param largestRequest the largest request, and transaction, in bytes
 * @param largestReply the largest reply, in bytes
 * @param subscriberLimit how many bytes may wait for a subscriber that reads slowly
 * @param patience how long requests that run may take to end when the server is stopped
 */
record Options(
        String host,
        int port,
        Path directory,
        AppendLog.Sync sync,
        int clients,
        int longestBulk,
        int largestRequest,
        int largestReply,
        int subscriberLimit,
        Duration patience,
        boolean help) {
    private static final int MB = 1024 * 1024;

    static final Options DEFAULT = new Options(
            "127.0.0.1",
            6379,
            null,
            AppendLog.Sync.EVERYSEC,
            10_000,
            64 * MB,
            128 * MB,
            256 * MB,
            32 * MB,
            Duration.ofSeconds(5),
            false);
}
