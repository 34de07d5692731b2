// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import dev.weft.examples.Terminal;
import dev.weft.examples.options.UsageException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.List;

/** The program: reads the command line, has the targets checked and answers with an exit status. */
public final class Healthcheck {
    static final int HEALTHY = 0;
    static final int FAILING = 1;
    static final int USAGE = 2;

    private Healthcheck() {}

    public static void main(String[] args) {
        // By default HttpClient keeps every idle connection, on JDK 17 for 20 minutes: too many over many hosts.
        setDefault("jdk.httpclient.keepalive.timeout", "2");
        if (Runtime.getRuntime().availableProcessors() <= 2) {
            // HttpClient hands answers over in the common pool; if that has one thread, JDK 17 starts one an answer.
            setDefault("java.util.concurrent.ForkJoinPool.common.parallelism", "2");
        }
        System.exit(run(List.of(args), System.in, System.out, System.err));
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }

    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        try {
            return run(args, in, out, err, new Interrupt());
        } catch (UsageException e) {
            err.println("healthcheck: " + e.getMessage() + ". --help tells more.");
            return USAGE;
        }
    }

    static int run(List<String> args, InputStream in, PrintStream out, PrintStream err, Interrupt interrupt)
            throws UsageException {
        Options options = OptionParser.parse(args);
        if (options.help()) {
            out.print(Usage.TEXT);
            return HEALTHY;
        }
        if (options.demo()) {
            return Demo.run(options, out, err, interrupt);
        }
        List<Target> targets = Sources.read(options.sources(), in);
        if (targets.isEmpty()) {
            throw new UsageException("nothing to check: the files and the input named hold no target");
        }
        Summary summary = check(targets, options, err, interrupt);
        report(summary, options, out);
        return summary.exitStatus();
    }

    static Summary check(List<Target> targets, Options options, PrintStream err, Interrupt interrupt) {
        boolean live = !options.json() && err.equals(System.err) && Terminal.isWatched();
        return new Session(options, targets, new Progress(err, live), interrupt).run();
    }

    static void report(Summary summary, Options options, PrintStream out) {
        if (options.json()) {
            JsonReport.print(summary, out);
        } else {
            TextReport.print(summary, out);
        }
        out.flush();
    }
}
