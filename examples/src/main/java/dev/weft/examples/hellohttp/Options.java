// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import dev.weft.examples.options.CommandLine;
import dev.weft.examples.options.UsageException;
import java.time.Duration;
import java.util.List;

/**
 * What the command line asks for.
 *
 * @param connections how many there may be at a time
 * @param longestHead of a request, in bytes
 * @param largestBody of a request, in bytes
 * @param timeout how long a client may take to send a whole request, or to take an answer
 * @param grace how long connections may take to end when the server is stopped
 */
record Options(
        String host,
        int port,
        int connections,
        int longestHead,
        int largestBody,
        Duration timeout,
        Duration grace,
        boolean help) {
    private static final String KNOWN =
            "--host, --port, --max-connections, --max-head, --max-body, --timeout, --grace and --help";

    static Options parse(List<String> arguments) throws UsageException {
        String host = "127.0.0.1";
        int port = 8080;
        int connections = 10_000;
        int longestHead = 8 * 1024;
        int largestBody = 1024 * 1024;
        Duration timeout = Duration.ofSeconds(30);
        Duration grace = Duration.ofSeconds(5);
        boolean help = false;
        CommandLine line = new CommandLine(arguments, KNOWN);
        for (String option = line.next(); option != null; option = line.next()) {
            switch (option) {
                case "--host" -> host = line.text();
                case "--port" -> port = line.number(0, 65_535);
                case "--max-connections" -> connections = line.number(1, 1_000_000);
                case "--max-head" -> longestHead = line.number(64, 1024 * 1024);
                case "--max-body" -> largestBody = line.number(0, 512 * 1024 * 1024);
                case "--timeout" -> timeout = line.duration();
                case "--grace" -> grace = line.duration();
                case "--help", "-h" -> help = true;
                default -> throw line.unknown();
            }
        }
        return new Options(host, port, connections, longestHead, largestBody, timeout, grace, help);
    }
}
