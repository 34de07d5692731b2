// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar as users run it: with the agent's jar, and without. */
class ExamplesIT {
    private static final Path AGENT = Path.of(System.getProperty("weft.agent.jar"));
    private static final Path EXAMPLES = Path.of(System.getProperty("weft.examples.jar"));
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");
    private static final String WITH_AGENT = "-javaagent:" + AGENT;

    @TempDir
    Path directory;

    @Test
    void listing() throws Exception {
        Exit exit = java(WITH_AGENT, "-jar", EXAMPLES.toString());

        assertThat(exit.err()).isEmpty();
        assertThat(exit.status()).isZero();
        assertThat(exit.out()).startsWith("Programs that show what Weft does").contains("  dashboard  ", "  offload  ");
        assertNamesTheJars(exit.out());
    }

    @Test
    void dashboard() throws Exception {
        Exit exit = java(WITH_AGENT, "-jar", EXAMPLES.toString(), "dashboard");

        assertThat(exit.err()).isEmpty();
        assertThat(exit.status()).isZero();
        assertThat(exit.outWithoutTimes()).isEqualToNormalizingNewlines("""
                start profile
                start orders
                finish profile
                finish orders
                Ada (user 42) ordered widget, gadget
                took N ms; one after the other: N ms
                """);
    }

    @Test
    void gather() throws Exception {
        Exit exit = java(WITH_AGENT, "-jar", EXAMPLES.toString(), "gather");

        assertThat(exit.err()).isEmpty();
        assertThat(exit.status()).isZero();
        assertThat(exit.outWithoutTimes()).isEqualToNormalizingNewlines("""
                one by one, N ms: 3 users, 12 products, 7 pallets
                as tasks, N ms: 3 users, 12 products, 7 pallets
                gathered, N ms: 3 users, 12 products, 7 pallets
                ok: 3 users
                failed: prices refused
                ok: 7 pallets
                """);
    }

    @Test
    void programIsGivenTheOtherArgumentsAndEndsWithItsOwnStatus() throws Exception {
        Exit exit = java(WITH_AGENT, "-jar", EXAMPLES.toString(), "healthcheck", "--speed", "3");

        assertThat(exit.err()).startsWith("healthcheck: unknown option --speed;");
        assertThat(exit.status()).isEqualTo(2);
    }

    @Test
    void unknownName() throws Exception {
        Exit exit = java(WITH_AGENT, "-jar", EXAMPLES.toString(), "dashbord");

        assertThat(exit.err()).startsWith("examples: no program is called dashbord; known are dashboard,");
        assertThat(exit.status()).isEqualTo(2);
    }

    /** Printing counts as blocking by this list. */
    @Test
    void agentWarnsOfTheCallsOnAListOfTheUsers() throws Exception {
        Path calls = Files.writeString(directory.resolve("calls.txt"), "java.io.PrintStream.println -> a logger");

        Exit exit = java(
                WITH_AGENT + "=include=dev.weft.examples.Dashboard,blocking=" + calls,
                "-jar",
                EXAMPLES.toString(),
                "dashboard");

        assertThat(exit.err().lines())
                .hasSize(6)
                .allMatch(
                        line -> line.matches("weft: warning: dev\\.weft\\.examples\\.Dashboard\\.\\w+ \\(line \\d+\\):"
                                + " PrintStream\\.println blocks the loop's thread, and with it every task\\."
                                + " Instead: a logger\\. \\[blocking-call]"));
        assertThat(exit.status()).isZero();
        assertThat(exit.out()).startsWith("start profile");
    }

    @Test
    void agentStopsAtAListThatIsMissing() throws Exception {
        Path missing = directory.resolve("missing.txt");

        Exit exit = java(WITH_AGENT + "=blocking=" + missing, "-jar", EXAMPLES.toString(), "dashboard");

        assertThat(exit.err()).startsWith("weft: 'blocking=" + missing + "' can't be read: java.nio.file.NoSuchFile");
        assertThat(exit.status()).isEqualTo(2);
        assertThat(exit.out()).isEmpty();
    }

    @Test
    void withoutTheAgent() throws Exception {
        Exit exit = java("-jar", EXAMPLES.toString(), "dashboard");

        assertThat(exit.status()).isEqualTo(2);
        assertThat(exit.out()).isEmpty();
        assertThat(exit.err())
                .startsWith("examples: Weft's agent is not installed; start the JVM with its -javaagent flag:")
                .hasLineCount(2)
                .endsWith(" dashboard\n");
        assertNamesTheJars(exit.err());
    }

    @Test
    void withoutTheAgentNothingIsListed() throws Exception {
        Exit exit = java("-jar", EXAMPLES.toString());

        assertThat(exit.status()).isEqualTo(2);
        assertThat(exit.out()).isEmpty();
        assertNamesTheJars(exit.err());
    }

    /** Each text ends with a command line that works from the top of the repository. */
    private static void assertNamesTheJars(String text) {
        Matcher command = Pattern.compile("java -javaagent:(\\S+) -jar (\\S+)( \\w+)?\\n$")
                .matcher(text);
        assertThat(command.find()).isTrue();
        assertThat(AGENT).endsWith(Path.of(command.group(1)));
        assertThat(EXAMPLES).endsWith(Path.of(command.group(2)));
    }

    private Exit java(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(JAVA.toString()));
        command.addAll(List.of(arguments));
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().remove("JAVA_TOOL_OPTIONS"); // the JVM says on standard error that it has read them
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Exit(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** How a JVM ended, and what it printed. */
    private record Exit(int status, String out, String err) {
        String outWithoutTimes() {
            return out.replaceAll("\\d+ ms", "N ms");
        }
    }
}
