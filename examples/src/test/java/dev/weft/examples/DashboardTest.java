// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DashboardTest {
    @Test
    void bothFetchesAreUnderWayBeforeTheFirstIsDone() throws Exception {
        String printed = Printed.inVirtualTime(out -> new Dashboard(out).show(42));

        assertThat(printed).isEqualToNormalizingNewlines("""
                start profile
                start orders
                finish profile
                finish orders
                Ada (user 42) ordered widget, gadget
                took 160 ms; one after the other: 260 ms
                """);
    }
}
