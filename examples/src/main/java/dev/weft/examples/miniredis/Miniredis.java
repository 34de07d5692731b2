// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

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
import java.util.random.RandomGenerator;

/** The program: reads the command line, runs the server and answers with an exit status. */
public final class Miniredis {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;

    private Miniredis() {}

    public static void main(String[] args) {
        System.exit(run(List.of(args), System.out, System.err));
    }

    static int run(List<String> args, PrintStream out, PrintStream err) {
        Options options;
        try {
            options = OptionParser.parse(args);
        } catch (UsageException e) {
            err.println("miniredis: " + e.getMessage() + ". --help tells more.");
            return USAGE;
        }
        if (options.help()) {
            out.print(Usage.TEXT);
            return OK;
        }
        RespServer server = new RespServer(
                options,
                System::currentTimeMillis,
                RandomGenerator.getDefault(),
                notice -> err.println("miniredis: " + notice));
        try (Runner runner = Runner.builder().name("miniredis").build()) {
            return runner.run(serve(server, err));
        }
    }

    @Async
    private static Coroutine<Integer> serve(RespServer server, PrintStream err) {
        try {
            await(server.run(() -> StopSignals.onFirst(server::stop)));
        } catch (IOException e) {
            err.println("miniredis: can't serve (" + e.getMessage() + ")");
            return done(FAILED);
        }
        err.println("miniredis: bye");
        return done(OK);
    }
}
