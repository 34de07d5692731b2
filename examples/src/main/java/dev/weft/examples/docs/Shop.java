// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.AsyncIterable;
import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.TaskGroup;
import java.io.IOException;

/** Methods that docs/how-weaving-works.md shows before and after weaving. Each prints what it does. */
final class Shop {

    private Shop() {}

    // region weaving-await
    @Async
    static Coroutine<String> total(int id) {
        String label = "order " + id + ": ";
        int price = await(price(id));
        return done(label + price);
    }
    // endregion

    // region weaving-try
    @Async
    static Coroutine<Integer> charge(int id) {
        try {
            return done(fee(id) + await(quote(id)));
        } catch (IOException e) {
            return done(-id);
        }
    }
    // endregion

    // region weaving-yield
    @Async
    static Generator<Integer, Integer, Void> totals(int total) {
        while (true) {
            int more = Generator.<Integer>yield(total);
            total += more;
        }
    }
    // endregion

    @Async
    static Coroutine<Void> check(int id) {
        // region weaving-scope
        try (var group = new TaskGroup()) {
            group.createTask(total(id));
            await(sum(prices(id + 10)));
        }
        // endregion
        return done();
    }

    @Async
    static Coroutine<Integer> sum(AsyncIterable<Integer> prices) {
        int sum = 0;
        // region weaving-loop
        for (int price : await(prices)) {
            sum += price;
        }
        // endregion
        return done(sum);
    }

    @Async
    static Coroutine<Order> order(int id) {
        // region weaving-new
        Order order = new Order(fee(id), await(price(id)));
        // endregion
        return done(order);
    }

    record Order(int fee, int price) {}

    static int fee(int id) {
        System.out.println("fee of " + id);
        return 1;
    }

    @Async
    static Coroutine<Integer> price(int id) {
        System.out.println("price of " + id);
        await(arrive(id));
        if (id < 0) {
            throw new IllegalArgumentException("no order " + id);
        }
        return done(10 * id);
    }

    @Async
    static Coroutine<Integer> quote(int id) throws IOException {
        System.out.println("quote for " + id);
        await(arrive(id));
        if (id < 0) {
            throw new IOException("no quote for " + id);
        }
        return done(10 * id);
    }

    /** The prices of four orders. */
    @Async
    static AsyncGenerator<Integer, Void> prices(int firstId) {
        for (int id = firstId; id < firstId + 4; id++) {
            AsyncGenerator.yield(await(price(id)));
        }
        return AsyncGenerator.end();
    }

    /** Ends at once for an even id, after a turn of the loop for an odd one. */
    @Async
    private static Coroutine<Void> arrive(int id) {
        if (id % 2 != 0) {
            await(yieldNow());
        }
        return done();
    }
}
