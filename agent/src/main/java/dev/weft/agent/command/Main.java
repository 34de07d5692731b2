// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.agent.lint.Rule;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Runs the command that the first word names. */
public final class Main {

    static final String USAGE =
            """
            usage: java -jar weft-agent-VERSION-javaagent.jar COMMAND

            weave [--class-path PATH] [--out DIR|JAR] DIR|JAR...
                Weaves directories of classes and jars in place; what is in them then runs without the agent.
                --class-path PATH  where else to look up the types that a class names
                --out DIR|JAR      leave the one directory or jar alone, and write the woven one there

            lint [--json] [--off RULE[,RULE...]] [--blocking FILE] [--class-path PATH] DIR|JAR...
                Names what is likely a mistake, and what can't be woven; the exit status is then 1.
                --json             print a JSON array
                --off RULE         don't look for this: %s
                --blocking FILE    more calls that block, one a line
                --class-path PATH  as above

            ps PID
            pstree PID
                Prints the tasks of a JVM that runs Weft: where each is, and who waits for whom. The agent is attached for
                that, of which JVMs from 21 on warn; with -XX:+EnableDynamicAgentLoading they don't.

            help, --help
            --version
            """.formatted(Arrays.stream(Rule.values()).map(Rule::id).collect(Collectors.joining(", ")));

    private Main() {}

    /** Ends the JVM with 0 if all went well, 1 if what was asked for can't be done, 2 if it can't be understood. */
    public static void main(String[] words) {
        System.exit(run(List.of(words), System.out, System.err));
    }

    static int run(List<String> words, PrintStream out, PrintStream err) {
        String command = words.isEmpty() ? "help" : words.get(0);
        List<String> rest = words.subList(Math.min(1, words.size()), words.size());
        try {
            return switch (command) {
                case "weave" -> new WeaveCommand(out, err).run(rest);
                case "lint" -> new LintCommand(out, err).run(rest);
                case RuntimeNames.PS, RuntimeNames.PSTREE -> new TasksCommand(command, out, err).run(rest);
                case "help", "--help" -> {
                    out.print(USAGE);
                    yield 0;
                }
                case "--version" -> {
                    out.println("weft-agent " + Main.class.getPackage().getImplementationVersion());
                    yield 0;
                }
                default -> throw new UsageException("there is no command " + command);
            };
        } catch (UsageException e) {
            err.println("weft: " + e.getMessage());
            err.println();
            err.print(USAGE);
            return 2;
        }
    }
}
