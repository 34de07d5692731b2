// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.await;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * What is done ten times a second: keys that have expired and that nobody asks for are looked for, and the log is rewritten
 * when it has become long. It looks at a few keys at a time, chosen by chance, and goes on while many of them have expired.
 */
final class Cron {
    private static final Duration INTERVAL = Duration.ofMillis(100);
    private static final int SAMPLE = 20;

    /** If more of a sample than this has expired, there are probably many more. */
    private static final int MANY = SAMPLE / 4;

    private final Engine engine;
    private final Status status;
    private final RandomGenerator random;

    Cron(Engine engine, Status status, RandomGenerator random) {
        this.engine = engine;
        this.status = status;
        this.random = random;
    }

    /** Goes on until it is cancelled. */
    @Async
    Coroutine<Void> run() {
        while (true) {
            await(sleep(INTERVAL));
            while (expireSome() > MANY) {
                await(yieldNow());
            }
            if (status.rewrite() != null) {
                status.rewrite().startIfDue();
            }
        }
    }

    private int expireSome() {
        int found = engine.store().expireSome(SAMPLE, random);
        engine.journal().end(null);
        return found;
    }
}
