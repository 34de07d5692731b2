// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimeoutsTest {
    @Test
    void whatTakesTooLongCleansUpBeforeTheTimeoutIsThrown() throws Exception {
        String printed = Printed.inVirtualTime(out -> new Timeouts(out).show());

        assertThat(printed).isEqualToNormalizingNewlines("""
                profile starting
                profile finally
                got profile
                analytics starting
                analytics cancelled, cleaning up
                analytics finally
                analytics took longer than 50 ms; cause: CancelledError
                tasks besides this one: 0
                """);
    }
}
