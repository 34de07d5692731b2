// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import dev.weft.examples.crawler.Crawler;
import dev.weft.examples.echo.Echo;
import dev.weft.examples.healthcheck.Healthcheck;
import dev.weft.examples.hellohttp.HelloHttp;
import dev.weft.examples.miniredis.Miniredis;
import java.io.PrintStream;
import java.util.List;
import java.util.stream.Collectors;

/** Starts the example that the command line names. */
public final class Examples {
    private static final int OK = 0;
    private static final int USAGE = 2;

    /** From the top of the repository, after a build. */
    private static final String COMMAND = "java -javaagent:agent/target/weft-agent-0.1.0-javaagent.jar"
            + " -jar examples/target/weft-examples-0.1.0.jar";

    private static final List<Program> PROGRAMS = List.of(
            new Program("dashboard", "two requests overlap on one thread", Dashboard::main),
            new Program("gather", "many results: one by one, as tasks, gathered, or with failures", Gather::main),
            new Program("task-group-results", "a group waits for all of its tasks", TaskGroupResults::main),
            new Program("timeouts", "what takes too long is cancelled and cleans up", Timeouts::main),
            new Program(
                    "cancellation", "stopping a task, a group of tasks, and one that won't stop", Cancellation::main),
            new Program("offload", "blocking calls in threads while the loop goes on", Offload::main),
            new Program("healthcheck", "checks many URLs and ports at once; see healthcheck --help", Healthcheck::main),
            new Program("echo", "a server and a client that measures it; see echo --help", Echo::main),
            new Program("hello-http", "an HTTP/1.1 server; see hello-http --help", HelloHttp::main),
            new Program(
                    "miniredis",
                    "a server that redis-cli and redis-benchmark drive; see miniredis --help",
                    Miniredis::main),
            new Program(
                    "crawler",
                    "fetches 50,000 pages of a site, and can be stopped and resumed; see crawler --help",
                    Crawler::main));

    private Examples() {}

    public static void main(String[] args) throws Exception {
        int status = start(List.of(args), System.out, System.err);
        if (status != OK) {
            System.exit(status);
        }
    }

    /** Runs a program, or prints what there is; answers with an exit status. */
    static int start(List<String> args, PrintStream out, PrintStream err) throws Exception {
        String name = args.isEmpty() ? "--help" : args.get(0);
        if (System.getProperty("weft.agent") == null) {
            err.println("examples: Weft's agent is not installed; start the JVM with its -javaagent flag:");
            err.println("  " + COMMAND + args.stream().map(arg -> " " + arg).collect(Collectors.joining()));
            return USAGE;
        }
        if (name.equals("--help")) {
            list(out);
            return OK;
        }
        for (Program program : PROGRAMS) {
            if (program.name().equals(name)) {
                program.main().run(args.subList(1, args.size()).toArray(new String[0]));
                return OK;
            }
        }
        err.println("examples: no program is called " + name + "; known are "
                + PROGRAMS.stream().map(Program::name).collect(Collectors.joining(", ")));
        return USAGE;
    }

    private static void list(PrintStream out) {
        out.println("Programs that show what Weft does, each in one file to read:");
        out.println();
        PROGRAMS.forEach(program -> out.printf("  %-20s%s%n", program.name(), program.shows()));
        out.println();
        out.println("To start one, from the top of the repository:");
        out.println();
        out.println("  " + COMMAND + " NAME");
    }

    private record Program(String name, String shows, Main main) {}

    private interface Main {
        void run(String[] args) throws Exception;
    }
}
