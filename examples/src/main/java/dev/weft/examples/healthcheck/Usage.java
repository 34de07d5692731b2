// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

/** The text of {@code --help}. */
final class Usage {
    static final String TEXT = """
        healthcheck: checks many http, https and TCP targets at once, on one thread

        Usage: java -javaagent:agent/target/weft-agent-0.1.0-javaagent.jar \\
                    -jar examples/target/weft-examples-0.1.0.jar healthcheck [OPTION...] [TARGET...]

        A TARGET is one of
          http://HOST/PATH    healthy if the whole answer comes and, after redirects, has a status of 2xx or 3xx
          https://HOST/PATH   the same; both by HTTP/1.1
          HOST:PORT           healthy if a TCP connection can be made
          -                   targets from standard input, as with --file
        Without a target, 1,000 endpoints of a server inside this program are checked: a demo.

        Options
          --file F            targets from the file F, one a line; blank lines and what follows a # that
                              starts a line or stands after a blank are skipped; may be given again
          --concurrency N     check at most N targets at a time (default 100; in the demo 1000)
          --timeout DURATION  give up an attempt after 500ms, 2s, 1m... (default 5s)
          --retries N         try a failing target up to N times more (default 0), after 100 ms, then 200 ms,
                              400 ms... up to 5 s, each less a random part of up to a half; a status of 4xx
                              other than 408, 425 and 429 is final
          --rate N/s          start at most N attempts a second, retries included
          --json              print the report as one JSON object
          --help              print this text

        Exit status
          0    every target is healthy; in the demo: exactly the endpoints that are meant to fail failed
          1    a target failed, a line is no target or a file can't be read
          2    the command line can't be run
          130  Ctrl-C: the checks were cancelled, the report covers what was done; 143 for SIGTERM
        """;

    private Usage() {}
}
