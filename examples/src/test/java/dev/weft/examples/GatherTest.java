// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GatherTest {
    @Test
    void resultsStandInArgumentOrderAndOnlyOneByOneAddsUp() throws Exception {
        String printed = Printed.inVirtualTime(out -> new Gather(out).compare());

        assertThat(printed).isEqualToNormalizingNewlines("""
                one by one, 150 ms: 3 users, 12 products, 7 pallets
                as tasks, 50 ms: 3 users, 12 products, 7 pallets
                gathered, 50 ms: 3 users, 12 products, 7 pallets
                ok: 3 users
                failed: prices refused
                ok: 7 pallets
                """);
    }
}
