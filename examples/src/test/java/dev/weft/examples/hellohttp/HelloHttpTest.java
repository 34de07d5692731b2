// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class HelloHttpTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void help() throws Exception {
        assertThat(run("--help")).isZero();
        assertThat(out).asString().startsWith("hello-http: an HTTP/1.1 server, on one thread\n");
    }

    @Test
    void commandLinesThatCanNotBeRun() throws Exception {
        assertThat(run("--prot", "80")).isEqualTo(2);
        assertThat(run("--max-head", "1")).isEqualTo(2);
        assertThat(err)
                .asString()
                .isEqualTo(
                        "hello-http: unknown option --prot; known are --host, --port,"
                                + " --max-connections, --max-head, --max-body, --timeout, --grace and --help. --help tells more.\n"
                                + "hello-http: --max-head takes a whole number from 64 to 1048576, not 1. --help tells more.\n");
    }

    @Test
    void thePortIsTaken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0)) {
            assertThat(run("--port", String.valueOf(taken.getLocalPort()), "--host", "0.0.0.0"))
                    .isEqualTo(1);
            assertThat(err).asString().startsWith("hello-http: can't serve (");
        }
    }

    private int run(String... arguments) {
        return HelloHttp.run(List.of(arguments), new PrintStream(out, true, UTF_8), new PrintStream(err, true, UTF_8));
    }
}
