// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.EventLoop;
import dev.weft.Runner;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class CronTest {
    @Test
    void keysThatNobodyAsksForExpireTooAndOthersStay() {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(async(() -> {
                EventLoop loop = EventLoop.running();
                Console console = new Console(() -> Console.START + loop.time() / 1_000_000);
                Status status = new Status(Options.DEFAULT, () -> 0);
                var cron = createTask(new Cron(console.engine(), status, new Random(1)).run());
                for (int i = 0; i < 1000; i++) {
                    console.run("SET short" + i + " x PX " + (1 + i));
                    console.run("SET long" + i + " x EX 100000");
                    console.run("SET eternal" + i + " x");
                }
                await(sleep(ofMillis(500)));
                Store store = console.engine().store();
                assertThat(store.keys().size()).isLessThan(3000).isGreaterThanOrEqualTo(2500);
                await(sleep(ofSeconds(5_000))); // even a key that chance seldom chooses is chosen by then
                assertThat(store.keys().size()).isEqualTo(2000);
                assertThat(store.expiring().size()).isEqualTo(1000);
                assertThat(store.expirations()).isEqualTo(1000);
                cron.cancel();
                return done();
            }));
        }
    }
}
