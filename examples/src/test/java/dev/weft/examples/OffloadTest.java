// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OffloadTest {
    @Test
    void heartBeatsUnlessTheLoopItselfIsBlocked() throws Exception {
        String printed = Printed.inRealTime(out -> new Offload(out).compare());

        // How often it beats is up to the machine; at least once, as a beat is due before any call can end.
        assertThat(printed.lines().map(line -> line.replaceAll("[1-9]\\d*$", "some")))
                .containsExactly(
                        "runInExecutor: [cat, dog, owl], on the loop's thread: false, heartbeats: some",
                        "toThread: [cat, dog, owl], on the loop's thread: false, heartbeats: some",
                        "called directly: [cat, dog, owl], on the loop's thread: true, heartbeats: 0");
    }
}
