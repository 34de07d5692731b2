// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.strs;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import java.util.List;
import java.util.Map;

/** {@code seed-000-two-fetches-overlap.py}. */
final class SeedTwoFetchesOverlap extends Program {

    @Async
    <T> Coroutine<T> fetch(String kind, double delay, T value) {
        print("start " + kind);
        await(sleep(seconds(delay)));
        print("finish " + kind);
        return done(value);
    }

    @Async
    Coroutine<Void> dashboard() {
        long t0 = EventLoop.running().time();
        List<Object> both = await(
                gather(fetch("profile", 0.10, Map.of("id", 42)), fetch("orders", 0.16, List.of("widget", "gadget"))));
        Map<?, ?> profile = (Map<?, ?>) both.get(0);
        List<?> orders = (List<?>) both.get(1);
        long took = EventLoop.running().time() - t0;
        print("profile id", profile.get("id"));
        print("orders", String.join(",", strs(orders)));
        print("overlapped", took < nanos(0.25));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(dashboard());
    }
}
