// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Weft;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void line() {
        assertThat(Progress.line(0, 3, 0, Duration.ZERO))
                .isEqualTo("[..............................] 0 of 3, 0 failing, 0 ms");
        assertThat(Progress.line(512, 1024, 3, Duration.ofMillis(1500)))
                .isEqualTo("[###############...............] 512 of 1,024, 3 failing, 1.5 s");
        assertThat(Progress.line(0, 0, 0, Duration.ZERO)).startsWith("[....");
    }

    @Test
    void liveItIsDrawnAndErased() {
        Weft.run(drawOnceAndCancel(new Progress(out, true)));

        assertThat(printed.toString(StandardCharsets.UTF_8))
                .startsWith("\r\u001b[K[..............................] 0 of 3, 0 failing, ")
                .endsWith("\r\u001b[K");
    }

    @Test
    void otherwiseNothingIsPrinted() {
        Weft.run(drawOnceAndCancel(new Progress(out, false)));

        assertThat(printed.size()).isZero();
    }

    @Async
    private static Coroutine<Void> drawOnceAndCancel(Progress progress) {
        Task<Void> bar = createTask(progress.show(new Tally(3)));
        await(yieldNow());
        bar.cancel();
        progress.erase();
        return done();
    }
}
