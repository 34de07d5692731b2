// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TaskGroupResultsTest {
    @Test
    void groupEndsWhenItsSlowestTaskHas() throws Exception {
        String printed = Printed.inVirtualTime(out -> new TaskGroupResults(out).show());

        assertThat(printed).isEqualToNormalizingNewlines("""
                body done; finished: 0
                start lookup
                start history
                start recommendations
                finish recommendations
                finish lookup
                finish history
                group done; finished: 3
                lookup: 8 rows
                history: 14 rows
                recommendations: 2 rows
                """);
    }
}
