// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.examples.StopSignals;
import dev.weft.examples.options.UsageException;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;

/** The program: reads the command line, serves or measures, and answers with an exit status. */
public final class Echo {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private Echo() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        Options options;
        try {
            options = Options.parse(args);
        } catch (UsageException e) {
            err.println("echo: " + e.getMessage() + ". --help tells more.");
            return USAGE;
        }
        if (options.help()) {
            out.print(Usage.TEXT);
            return OK;
        }
        try (Runner runner = Runner.builder().name("echo").build()) {
            return runner.run(options.role() == Options.Role.SERVER ? serve(options, err) : measure(options, out, err));
        }
    }

    @Async
    private static Coroutine<Integer> serve(Options options, PrintStream err) {
        EchoServer server = new EchoServer(options, notice -> err.println("echo: " + notice));
        try {
            await(server.run(() -> StopSignals.onFirst(server::stop)));
        } catch (IOException e) {
            err.println("echo: can't serve (" + e.getMessage() + ")");
            return done(FAILED);
        }
        return done(OK);
    }

    @Async
    private static Coroutine<Integer> measure(Options options, PrintStream out, PrintStream err) {
        EchoClient client = new EchoClient(options);
        StopSignals.onFirst(client::stop);
        try {
            out.print(await(client.run()));
        } catch (IOException e) {
            err.println("echo: " + options.host() + ":" + options.port() + ": " + e.getMessage());
            return done(FAILED);
        }
        return done(OK);
    }
}
