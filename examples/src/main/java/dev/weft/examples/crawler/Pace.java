// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.time.Duration;

/** Keeps the requests to a host apart, for one worker: from the start of one to that of the next. */
final class Pace {
    private final Duration delay;
    /** When the last request was started, in loop time. */
    private long last = EventLoop.running().time();

    /** The first turn comes after the delay: robots.txt was asked for just now. */
    Pace(Duration delay) {
        this.delay = delay;
    }

    /** Waits until a request may be started. */
    @Async
    Coroutine<Void> turn() {
        if (!delay.isZero()) {
            await(sleep(delay.minusNanos(EventLoop.running().time() - last)));
        }
        return done();
    }

    void started() {
        last = EventLoop.running().time();
    }
}
