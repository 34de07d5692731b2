// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.security.cert.CertPathBuilderException;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

class ProblemsTest {
    private static final Target TARGET = TargetParser.parse("http://a/", "");

    @Test
    void theFirstMessageThereIs() {
        assertThat(Problems.of(TARGET, new IOException(null, new IOException("broken pipe"))))
                .isEqualTo("failed (broken pipe); the server's log may tell why");
        assertThat(Problems.of(TARGET, new IOException()))
                .isEqualTo("failed (IOException); the server's log may tell why");
    }

    @Test
    void namesOfExceptionsAreLeftOut() {
        IOException cause = new IOException("Invalid redirection");

        assertThat(Problems.of(TARGET, new IOException(new UncheckedIOException(cause))))
                .isEqualTo("failed (Invalid redirection); the server's log may tell why");
        assertThat(Problems.of(
                        TARGET,
                        new SSLException("(certificate_unknown) PKIX path building failed: "
                                + new CertPathBuilderException("unable to find valid certification path"))))
                .isEqualTo("no secure connection (unable to find valid certification path);"
                        + " check its certificate, or that it speaks TLS");
    }

    @Test
    void otherColonsStay() {
        assertThat(Problems.of(TARGET, new IOException("Invalid status line: \"HTTP/1.1 Error: 1\"")))
                .isEqualTo("failed (Invalid status line: \"HTTP/1.1 Error: 1\"); the server's log may tell why");
    }

    @Test
    void noDescriptorLeft() {
        assertThat(Problems.of(TARGET, new InternalError(new SocketException("Too many open files"))))
                .isEqualTo("no file descriptor left to connect with; lower --concurrency or raise ulimit -n");
    }
}
