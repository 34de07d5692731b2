// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

/** The text of {@code --help}. */
final class Usage {
    static final String TEXT = """
        echo: a server that sends back what it receives, and a client that measures it

        Usage: java -javaagent:agent/target/weft-agent-0.1.0-javaagent.jar \\
                    -jar examples/target/weft-examples-0.1.0.jar echo server|client [OPTION...]

        The client sends a message on each connection, waits until all of it has come back, and sends the next. Ctrl-C ends
        both in order; the client then reports what was done.

        Options of both
          --host HOST         listen there, or connect to it (default 127.0.0.1)
          --port N            on this port (default 7777; 0 for the server: one that is free)
          --help              print this text

        Options of the server
          --api API           write it with streams (an array a message; the default), with streams and one buffer for
                              all connections (buffer), or as a protocol, with callbacks (protocol)
          --grace DURATION    how long connections may take to end when it is stopped (default 5s)

        Options of the client
          --connections N     (default 100)
          --size BYTES        of a message (default 1024)
          --duration DURATION count for so long: 500ms, 10s, 1m (default 5s)
          --warm-up DURATION  after so long (default 1s)
          --requests N        send so many messages in all, and count them all
          --server-pid PID    also report the CPU time a request of this process

        Exit status
          0    it has ended as it was told to
          1    it can't listen or connect, or an echo was not what was sent
          2    the command line can't be run
        """;

    private Usage() {}
}
