// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class HealthcheckTest {
    @TempDir
    Path directory;

    @Test
    void allHealthy() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, 204))) {
            Run run = Run.of(server.url("/a"), server.address());

            assertThat(run.status()).isZero();
            assertThat(run.out()).startsWith("2 targets in ").contains("\n2 healthy, 0 failing\n", "\nslowest\n");
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void whatCantBeCheckedIsReportedWithItsPlaceAndTheRestIsChecked() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, 200))) {
            Path file = Files.writeString(directory.resolve("hosts"), "# ours\nnonsense\n" + server.url("/") + "\n");

            Run run = Run.with("a:0\n", "--file", file.toString(), "--file", "missing", "-", server.address());

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.failures())
                    .containsExactly(
                            file + ":2: nonsense: not a target; write http://host/path, https://host/path or host:port",
                            "missing: can't be read (no such file); check the path, its targets were left out",
                            "standard input:1: a:0: no such port; ports are 1 to 65535");
            assertThat(run.out()).contains("\n2 healthy, 3 failing\n");
        }
    }

    @Test
    void json() throws IOException {
        try (LoopbackServer server = new LoopbackServer(exchange -> LoopbackServer.answer(exchange, 500))) {
            Run run = Run.of("--json", server.url("/"));

            assertThat(run.status()).isEqualTo(1);
            assertThat(run.out())
                    .startsWith("{\"targets\":1,\"healthy\":0,\"failing\":1,\"unchecked\":0,\"interrupted\":false,")
                    .contains("\"status\":500,\"problem\":\"answered with status 500; healthy is 2xx or 3xx\"")
                    .endsWith("}\n");
            assertThat(run.err()).isEmpty();
        }
    }

    @Test
    void help() {
        Run run = Run.of("a:1", "--help");

        assertThat(run.status()).isZero();
        assertThat(run.out()).contains("Usage: java -javaagent:", "--concurrency", "Exit status");
        assertThat(run.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(110));
    }

    @Test
    void usageErrors() {
        Run run = Run.of("--speed", "3");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .startsWith("healthcheck: unknown option --speed; known are --file,")
                .hasLineCount(1);
    }

    @Test
    void noTargetsAreNoSuccess() {
        Run run = Run.with("# none yet\n", "-");

        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err())
                .isEqualToIgnoringNewLines(
                        "healthcheck: nothing to check: the files and the input named hold no target."
                                + " --help tells more.");
    }
}
