// SPDX-License-Identifier: Apache-2.0
package acme;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static acme.Later.later;

import dev.weft.Async;
import dev.weft.Coroutine;

/** What is debugged: as coroutines, and, with other imports, as blocking code. */
public class Shop {

    private final String name;

    Shop(String name) {
        this.name = name;
    }

    public static void main(String[] args) throws Exception {
        Later.run(() -> order(3, "ink", 2.5));
    }

    @Async
    static Coroutine<String> order(int count, String item, double discount) throws Exception {
        long unit = 1L << 40;
        char initial = item.charAt(0);
        int price = await(price(item));
        Shop shop = new Shop("shop of " + item);
        int total = 0;
        for (int i = 0; i < count; i++) {
            int piece = price + i;
            byte seen = (byte) piece;
            total += await(later(piece));
            boolean even = total % 2 == 0;
            if (even) {
                String note = "even " + i;
                total += await(later(note.length()));
            }
        }
        String checked = await(shop.check(total, new int[] {1, 2}));
        String packed = await(async(() -> {
            String paper = "brown";
            String wrapped = await(later(paper + checked));
            return done(wrapped + initial);
        }));
        return shop.send(packed);
    }

    @Async
    static Coroutine<Integer> price(String item) {
        int length = item.length();
        float tax = 0.5f;
        return later(length * 2);
    }

    @Async
    Coroutine<String> check(int total, int[] limits) throws Exception {
        String verdict = "none";
        try {
            short limit = (short) limits[await(later(1))];
            verdict = await(Later.refused("over " + limit));
        } catch (IllegalStateException e) {
            String reason = e.getMessage();
            verdict = await(later(reason + " at " + name));
        } finally {
            int cost = await(later(total));
            verdict += cost;
        }
        return done(verdict);
    }

    @Async
    Coroutine<String> send(String packed) {
        String to = switch (await(later(packed.length() % 2))) {
            case 0 -> "north";
            default -> "south";
        };
        int[] parcel = {await(later(1)), to.length()};
        return done(to + parcel.length);
    }
}
