// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CancellationTest {
    @Test
    void everyTaskIsAskedAndOneRefuses() throws Exception {
        String printed = Printed.inVirtualTime(out -> new Cancellation(out).show());

        assertThat(printed).isEqualToNormalizingNewlines("""
                cancel poller: true
                poller stops after 2 polls
                poller was cancelled
                part 1 opens its file
                part 2 opens its file
                cancel download: true
                part 1 closes its file
                part 2 closes its file
                download was cancelled
                cancel stubborn: true
                stubborn ended with a result all the same
                """);
    }
}
