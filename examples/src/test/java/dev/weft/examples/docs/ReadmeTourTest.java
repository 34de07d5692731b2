// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Runner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ReadmeTourTest {

    @Test
    void printsPagesInArgumentOrder() {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(ReadmeTour.dashboard());
        } finally {
            System.setOut(out);
        }
        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "fetching profile",
                        "fetching orders",
                        "fetching news",
                        "orders in 100 ms",
                        "news in 60 ms",
                        "profile in 80 ms");
    }
}
