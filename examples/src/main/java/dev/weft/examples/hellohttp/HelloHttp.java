// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.examples.StopSignals;
import dev.weft.examples.options.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Clock;
import java.util.List;

/** The program: reads the command line, runs the server and answers with an exit status. */
public final class HelloHttp {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private HelloHttp() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (UsageException e) {
            err.println("hello-http: " + e.getMessage() + ". --help tells more.");
            return USAGE;
        }
        if (options.help()) {
            out.print(Usage.TEXT);
            return OK;
        }
        HttpServer server =
                new HttpServer(options, new Hello(), Clock.systemUTC(), notice -> err.println("hello-http: " + notice));
        try (Runner runner = Runner.builder().name("hello-http").build()) {
            return runner.run(serve(server, err));
        }
    }

    @Async
    private static Coroutine<Integer> serve(HttpServer server, PrintStream err) {
        try {
            await(server.run(() -> StopSignals.onFirst(server::stop)));
        } catch (IOException e) {
            err.println("hello-http: can't serve (" + e.getMessage() + ")");
            return done(FAILED);
        }
        err.println("hello-http: bye");
        return done(OK);
    }
}
