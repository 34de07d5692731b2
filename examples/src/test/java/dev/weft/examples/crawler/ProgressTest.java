// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Coroutine;
import dev.weft.Runner;
import dev.weft.testing.AsyncTest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

class ProgressTest {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Tally tally = new Tally();
    private final Url start = new Url("a.test", 80, "/");

    /** Five pages come in each tenth of a second, for a while. */
    private Coroutine<Void> watch(boolean live) {
        Progress progress =
                new Progress(new PrintStream(out, true, UTF_8), live, tally, new Frontier(List.of(start), 10));
        return async(() -> {
            var line = createTask(progress.show());
            tally.requestBegins();
            for (int i = 0; i < 25; i++) {
                await(sleep(Duration.ofMillis(99)));
                for (int page = 0; page < 5; page++) {
                    tally.add(new Page(start, 500, 1, Duration.ZERO, 0, "", "broken", List.of()));
                }
            }
            line.cancel();
            return done();
        });
    }

    @AsyncTest
    void oneLineThatIsRedrawnAndErased(Runner runner) {
        runner.run(watch(true));

        String[] drawn = out.toString(UTF_8).split("\r\u001b\\[K", -1);
        assertThat(drawn).hasSize(1 + 25 + 1);
        assertThat(drawn[1]).isEqualTo("0 of 1 known pages, 1 in flight, 0 failing, 0/s");
        assertThat(drawn[25]).isEqualTo("120 of 1 known pages, 1 in flight, 120 failing, 50/s");
        assertThat(drawn[26]).isEmpty();
    }

    @AsyncTest
    void nobodyWatches(Runner runner) {
        runner.run(watch(false));

        assertThat(out.size()).isZero();
    }
}
