// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

/** The text of {@code --help}. */
final class Usage {
    static final String TEXT = """
        hello-http: an HTTP/1.1 server, on one thread

        Usage: java -javaagent:agent/target/weft-agent-0.1.0-javaagent.jar \\
                    -jar examples/target/weft-examples-0.1.0.jar hello-http [OPTION...]

        It has GET / (hello), POST /echo (the body back) and GET /wait?ms=N (an answer after so many milliseconds).
        Ctrl-C and SIGTERM end it, once the requests that have come have been answered; a second one at once.

        Options
          --host HOST           listen there (default 127.0.0.1)
          --port N              on this port (default 8080; 0: one that is free)
          --max-connections N   refuse connections beyond so many at a time, with 503 (default 10000)
          --max-head BYTES      refuse longer heads, with 414 or 431 (default 8192)
          --max-body BYTES      refuse larger bodies, with 413 (default 1048576)
          --timeout DURATION    end connections whose client takes longer to send a request, whole, or to read an
                                answer: 500ms, 30s, 1m (default 30s)
          --grace DURATION      how long connections may take to end when the server is stopped (default 5s)
          --help                print this text

        Exit status
          0    it was told to end
          1    it can't listen
          2    the command line can't be run
        """;

    private Usage() {}
}
