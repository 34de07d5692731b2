// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** A million nested awaits, on the thread's default stack. */
class DeepChainTest {

    private static final int DEPTH = 1_000_000;

    @Async
    private static Coroutine<Integer> nested(int depth, boolean suspend) {
        if (depth > 0) {
            return done(1 + await(nested(depth - 1, suspend)));
        }
        if (suspend) {
            await(yieldNow());
        }
        return done(0);
    }

    @Async
    private static Coroutine<Integer> tails(int depth) {
        if (depth > 0) {
            return tails(depth - 1);
        }
        return done(depth);
    }

    @Async
    private static Coroutine<Void> fails(int depth) {
        if (depth > 0) {
            await(fails(depth - 1));
        }
        throw new IllegalStateException("at the bottom");
    }

    @Test
    void ready() {
        assertThat(Weft.run(nested(DEPTH, false))).isEqualTo(DEPTH);
    }

    @Test
    void suspended() {
        assertThat(Weft.run(nested(DEPTH, true))).isEqualTo(DEPTH);
    }

    @Test
    void returned() {
        assertThat(Weft.run(tails(DEPTH))).isZero();
    }

    @Test
    void errorCrossesEveryAwait() {
        assertThatThrownBy(() -> Weft.run(fails(100_000)))
                .hasMessage("at the bottom")
                .satisfies(error -> assertThat(error.getStackTrace()).hasSizeBetween(1000, 1024));
    }
}
