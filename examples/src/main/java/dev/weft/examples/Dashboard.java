// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/**
 * Two requests overlap on one thread. A task runs beside the code that made it, so both requests are under way before the
 * first {@code await}, and the dashboard takes as long as the slower of them.
 */
public final class Dashboard {
    private static final Duration PROFILE_LATENCY = Duration.ofMillis(100);
    private static final Duration ORDERS_LATENCY = Duration.ofMillis(160);

    private final PrintStream out;

    Dashboard(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) {
        run(new Dashboard(System.out).show(42));
    }

    @Async
    Coroutine<Void> show(int user) {
        EventLoop loop = EventLoop.running();
        long start = loop.time();

        Task<Profile> profile = createTask(fetchProfile(user));
        Task<Orders> orders = createTask(fetchOrders(user));
        out.println(page(await(profile), await(orders)));

        Duration took = Duration.ofNanos(loop.time() - start);
        Duration oneByOne = PROFILE_LATENCY.plus(ORDERS_LATENCY);
        out.println("took " + took.toMillis() + " ms; one after the other: " + oneByOne.toMillis() + " ms");
        return done();
    }

    @Async
    private Coroutine<Profile> fetchProfile(int user) {
        out.println("start profile");
        await(sleep(PROFILE_LATENCY));
        out.println("finish profile");
        return done(new Profile(user, "Ada"));
    }

    @Async
    private Coroutine<Orders> fetchOrders(int user) {
        out.println("start orders");
        await(sleep(ORDERS_LATENCY));
        out.println("finish orders");
        return done(new Orders(user, List.of("widget", "gadget")));
    }

    private static String page(Profile profile, Orders orders) {
        return profile.name() + " (user " + profile.id() + ") ordered " + String.join(", ", orders.items());
    }

    private record Profile(int id, String name) {}

    private record Orders(int user, List<String> items) {}
}
