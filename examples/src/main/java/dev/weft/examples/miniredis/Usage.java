// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** The text of {@code --help}. */
final class Usage {
    static final String TEXT = """
        miniredis: a server that Redis's clients can talk to, on one thread

        Usage: java -javaagent:agent/target/weft-agent-0.1.0-javaagent.jar \\
                    -jar examples/target/weft-examples-0.1.0.jar miniredis [OPTION...]

        It has strings, lists, hashes, sets, expiry, transactions, messages and a log; redis-cli and redis-benchmark
        drive it. Ctrl-C, SIGTERM and SHUTDOWN end it, once the requests that are being run have been answered.

        Options
          --host HOST         listen there (default 127.0.0.1)
          --port N            on this port (default 6379; 0: one that is free)
          --dir DIRECTORY     keep a log of what changes in this directory, and load it at the start; without it
                              nothing outlives the server
          --appendfsync WHEN  force the log to the disk before each reply (always), once a second (everysec, the
                              default), or when the system wants to (no)
          --maxclients N      refuse clients beyond so many at a time (default 10000)
          --max-bulk MB       refuse longer arguments (default 64)
          --max-request MB    refuse larger requests and transactions (default 128)
          --max-reply MB      answer with an error what would be larger (default 256)
          --max-unread MB     drop a subscriber that leaves more than this unread (default 32)
          --help              print this text

        Exit status
          0    it was told to end
          1    it can't listen, or can't read its log
          2    the command line can't be run
        """;

    private Usage() {}
}
