// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line says of itself, and of words that it does not understand. */
class MainTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    Path folder;

    @Test
    void helpIsPrintedIfAskedForAndWithoutAnyCommand() {
        for (String[] words : new String[][] {{}, {"help"}, {"--help"}}) {
            out.reset();
            assertThat(run(words)).isZero();
            assertThat(out).hasToString(Main.USAGE);
            assertThat(err.size()).isZero();
        }
    }

    @Test
    void helpNamesEveryCommandAndOption() {
        assertThat(Main.USAGE).isEqualTo("""
                usage: java -jar weft-agent-VERSION-javaagent.jar COMMAND

                weave [--class-path PATH] [--out DIR|JAR] DIR|JAR...
                    Weaves directories of classes and jars in place; what is in them then runs without the agent.
                    --class-path PATH  where else to look up the types that a class names
                    --out DIR|JAR      leave the one directory or jar alone, and write the woven one there

                lint [--json] [--off RULE[,RULE...]] [--blocking FILE] [--class-path PATH] DIR|JAR...
                    Names what is likely a mistake, and what can't be woven; the exit status is then 1.
                    --json             print a JSON array
                    --off RULE         don't look for this: dropped-coroutine, blocking-call, swallowed-cancellation, await-outside-async
                    --blocking FILE    more calls that block, one a line
                    --class-path PATH  as above

                ps PID
                pstree PID
                    Prints the tasks of a JVM that runs Weft: where each is, and who waits for whom. The agent is attached for
                    that, of which JVMs from 21 on warn; with -XX:+EnableDynamicAgentLoading they don't.

                help, --help
                --version
                """);
    }

    @Test
    void unknownCommand() {
        misunderstood("there is no command weve", "weve", "classes");
    }

    @Test
    void unknownOption() {
        misunderstood("there is no option --json", "weave", "--json", "classes");
        misunderstood("there is no option --out=classes", "lint", "--out=classes", "classes");
        misunderstood("there is no option -j", "lint", "-j", "classes");
        misunderstood("there is no option --json=yes", "lint", "--json=yes", "classes");
    }

    @Test
    void optionWithoutItsValue() {
        misunderstood("--out needs a value", "weave", "classes", "--out");
    }

    @Test
    void optionGivenTwice() {
        misunderstood("--out is given twice", "weave", "--out", "a", "--out=b", "classes");
    }

    @Test
    void nothingNamed() {
        misunderstood("no directory or jar is named", "weave");
        misunderstood("no directory or jar is named", "lint", "--json");
    }

    @Test
    void outForMoreThanOne() {
        misunderstood("--out is for one directory or jar", "weave", "--out", "woven", "a", "b");
    }

    @Test
    void outOfAnotherKind() throws Exception {
        Path directory = Files.createDirectory(folder.resolve("classes"));
        Path file = Files.createFile(folder.resolve("app.jar"));
        misunderstood(
                "of " + directory + " and " + file + " one is a directory and one is not",
                "weave",
                "--out",
                file.toString(),
                directory.toString());
    }

    @Test
    void outInsideWhatIsWoven() {
        misunderstood(
                folder.resolve("woven") + " lies in " + folder,
                "weave",
                "--out",
                folder.resolve("woven").toString(),
                folder.toString());
    }

    @Test
    void unknownRule() {
        misunderstood(
                "no rule is called 'blocking'; the rules are dropped-coroutine, blocking-call, swallowed-cancellation,"
                        + " await-outside-async",
                "lint",
                "--off",
                "blocking-call,blocking",
                "classes");
    }

    @Test
    void listOfBlockingCallsThatIsNotThere() {
        Path list = folder.resolve("calls.txt");
        misunderstood(
                "can't read " + list + ": java.nio.file.NoSuchFileException: " + list,
                "lint",
                "--blocking",
                list.toString(),
                "classes");
    }

    private void misunderstood(String problem, String... words) {
        out.reset();
        err.reset();
        assertThat(run(words)).isEqualTo(2);
        assertThat(out.size()).isZero();
        assertThat(err.toString(UTF_8)).isEqualToNormalizingNewlines("weft: " + problem + "\n\n" + Main.USAGE);
    }

    private int run(String... words) {
        return Main.run(List.of(words), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
