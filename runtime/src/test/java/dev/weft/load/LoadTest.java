// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Runner;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/**
 * Nothing is lost, and nothing left, under a mixed load with faults. {@code -Dweft.load.operations} and
 * {@code -Dweft.load.seed} make it longer, and another one.
 */
@Timeout(900)
@EnabledOnOs(OS.LINUX)
class LoadTest {

    private static final int ROUNDS = 8;

    /** Each of the loop's threads may come to have a buffer of the JDK's. */
    private static final int THREADS = 10;

    /** What a heap may grow by from the middle of a load to its end. */
    private static final long GROWTH = 2_000_000;

    @Test
    void eachByteIsAccountedForAndNothingIsLeft(@TempDir Path folder) throws Exception {
        SocketChannel.open().close(); // the JDK keeps a socket of its own from the first one on
        long seed = Long.getLong("weft.load.seed", 1);
        Load load = new Load(seed, folder, Integer.getInteger("weft.load.operations", 2_000), ROUNDS);
        try (Runner runner = Runner.builder().build()) {
            runner.loop().setExceptionHandler(load::told);
            runner.run(load.run());
        }
        List<Load.Left> left = load.left();
        System.out.println("seed " + seed + ": " + load.ledger() + "\nleft after each round: " + left);
        assertThat(load.ledger().failures()).isEmpty();
        assertThat(load.ledger().sent())
                .isEqualTo(load.ledger().received() + load.ledger().lost());
        Load.Left early = left.get(1);
        assertThat(left).hasSize(ROUNDS + 1).allSatisfy(each -> {
            assertThat(each.tasks()).isLessThanOrEqualTo(early.tasks());
            assertThat(each.descriptors()).isLessThanOrEqualTo(early.descriptors());
            assertThat(each.directBuffers()).isLessThanOrEqualTo(early.directBuffers() + THREADS);
        });
        Load.Left end = left.get(ROUNDS);
        assertThat(end.tasks()).isEqualTo(1);
        assertThat(end.descriptors()).isLessThanOrEqualTo(load.descriptors());
        assertThat(end.heap()).isLessThan(early.heap() + GROWTH);
    }
}
