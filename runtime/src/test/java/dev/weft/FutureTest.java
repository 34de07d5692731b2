// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Futures, where CPython 3.14 differs from 3.11, whose traces the parity tests hold. */
class FutureTest {

    private static void run(Coroutine<?> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(main);
        }
    }

    /** 3.11 refuses it. */
    @Test
    void stopIterationBecomesTheCauseOfItsError() {
        run(async(() -> {
            Future<String> future = EventLoop.running().createFuture();
            StopIteration stop = new StopIteration("value");
            future.setException(stop);
            assertThat(future.exception())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("StopIteration interacts badly with generators and cannot be raised into a Future")
                    .hasCause(stop);
            try {
                await(future);
                assertThat(future).as("not reached").isNull();
            } catch (IllegalStateException e) {
                assertThat(e).isSameAs(future.exception());
            }
            return done();
        }));
    }

    @Test
    void stopIterationIsTooLateForOneThatIsDone() {
        run(async(() -> {
            Future<String> future = EventLoop.running().createFuture();
            future.setResult("result");
            assertThatThrownBy(() -> future.setException(new StopIteration(null)))
                    .isInstanceOf(InvalidStateException.class);
            assertThat(future.result()).isEqualTo("result");
            return done();
        }));
    }
}
