// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.examples.docs.Shop.fee;
import static dev.weft.examples.docs.Shop.price;
import static dev.weft.examples.docs.Shop.prices;
import static dev.weft.examples.docs.Shop.total;

import dev.weft.Async;
import dev.weft.AsyncIterable;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.TaskGroup;
import dev.weft.examples.docs.Shop.Order;
import dev.weft.frame.AsyncItems;
import dev.weft.frame.Driver;

/** Three methods of {@link Shop} as the weaver rewrites them before it weaves their awaits. */
final class RewrittenShop {

    private RewrittenShop() {}

    @Async
    static Coroutine<Void> check(int id) {
        // region rewritten-scope
        var group = new TaskGroup();
        Throwable leaves = null;
        try {
            group.createTask(total(id));
            await(sum(prices(id + 10)));
        } catch (Throwable error) {
            leaves = error;
        }
        Driver.leave(await(group.exit(leaves))); // throws what the scope answers, if anything
        // endregion
        return done();
    }

    @Async
    static Coroutine<Integer> sum(AsyncIterable<Integer> prices) {
        int sum = 0;
        // region rewritten-loop
        AsyncItems items = (AsyncItems) AsyncItems.of(prices);
        while (items.arrived(await((Awaitable<?>) items.advance()))) {
            int price = (Integer) items.next();
            sum += price;
        }
        // endregion
        return done(sum);
    }

    @Async
    static Coroutine<Order> order(int id) {
        // region rewritten-new
        int fee = fee(id);
        int price = await(price(id));
        Order order = new Order(fee, price);
        // endregion
        return done(order);
    }
}
