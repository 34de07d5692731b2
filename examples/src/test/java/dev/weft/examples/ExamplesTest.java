// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ExamplesTest {
    private static final String LISTING = """
        Programs that show what Weft does, each in one file to read:

          dashboard           two requests overlap on one thread
          gather              many results: one by one, as tasks, gathered, or with failures
          task-group-results  a group waits for all of its tasks
          timeouts            what takes too long is cancelled and cleans up
          cancellation        stopping a task, a group of tasks, and one that won't stop
          offload             blocking calls in threads while the loop goes on
          healthcheck         checks many URLs and ports at once; see healthcheck --help
          echo                a server and a client that measures it; see echo --help
          hello-http          an HTTP/1.1 server; see hello-http --help
          miniredis           a server that redis-cli and redis-benchmark drive; see miniredis --help
          crawler             fetches 50,000 pages of a site, and can be stopped and resumed; see crawler --help

        To start one, from the top of the repository:

          java -javaagent:agent/target/weft-agent-0.1.0-javaagent.jar -jar examples/target/weft-examples-0.1.0.jar NAME
        """;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void withoutANameThePrograms() throws Exception {
        assertThat(start()).isZero();
        assertThat(out).asString().isEqualToNormalizingNewlines(LISTING);
        assertThat(err).asString().isEmpty();
    }

    @Test
    void askedForHelpTheSame() throws Exception {
        assertThat(start("--help")).isZero();
        assertThat(out).asString().isEqualToNormalizingNewlines(LISTING);
    }

    @Test
    void unknownName() throws Exception {
        assertThat(start("dashbord", "42")).isEqualTo(2);
        assertThat(out).asString().isEmpty();
        assertThat(err)
                .asString()
                .isEqualToNormalizingNewlines("examples: no program is called dashbord; known are dashboard, gather,"
                        + " task-group-results, timeouts, cancellation, offload, healthcheck, echo, hello-http,"
                        + " miniredis, crawler\n");
    }

    private int start(String... args) throws Exception {
        return Examples.start(List.of(args), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
