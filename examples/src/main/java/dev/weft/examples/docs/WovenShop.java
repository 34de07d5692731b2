// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.examples.docs.Shop.fee;
import static dev.weft.examples.docs.Shop.price;
import static dev.weft.examples.docs.Shop.quote;

import dev.weft.Coroutine;
import dev.weft.Generator;
import dev.weft.frame.Driver;
import dev.weft.frame.FrameType;
import java.io.IOException;

/** What the weaver makes of three methods of {@link Shop}, written by hand. */
final class WovenShop {

    private WovenShop() {}

    // region woven-creator
    static Coroutine<String> total(int id) {
        TotalFrame frame = new TotalFrame();
        frame.i0 = id;
        TotalFrame.TYPE.created(frame); // reported, should nobody await it
        return frame;
    }
    // endregion

    // region woven-frame
    static final class TotalFrame extends Coroutine<String> {
        static final FrameType TYPE = typeOf("total", 24, 25); // the lines of its start and its await
        int i0; // id
        String a0; // label

        @Override
        protected Object resume(Driver driver) {
            return total(this, driver);
        }

        @Override
        protected void clear() { // it was closed before it started
            a0 = null;
        }

        @Override
        protected FrameType type() {
            return TYPE;
        }
    }
    // endregion

    // region woven-body
    static Object total(TotalFrame frame, Driver driver) {
        String label;
        Object awaited;
        switch (Driver.enter(frame)) {
            case 0 -> { // it starts
                int id = frame.i0;
                label = "order " + id + ": ";
                awaited = price(id);
            }
            case 1 -> { // it goes on at its first await
                label = frame.a0;
                frame.a0 = null;
                awaited = Driver.RESUMED;
            }
            default -> throw Driver.notResumable(frame); // running, or ended
        }
        Object price = Driver.await(awaited, frame, driver);
        if (price == Driver.SUSPENDED) {
            frame.a0 = label;
            return Driver.suspend(frame, 1);
        }
        return label + (Integer) price;
    }
    // endregion

    static Coroutine<Integer> charge(int id) {
        ChargeFrame frame = new ChargeFrame();
        frame.i0 = id;
        ChargeFrame.TYPE.created(frame);
        return frame;
    }

    // region woven-try
    static Object charge(ChargeFrame frame, Driver driver) {
        int point = Driver.enter(frame);
        int id = frame.i0;
        try {
            int fee = point == 0 ? fee(id) : frame.i1; // the operand, which bytecode gives no name
            Object awaited = point == 0 ? quote(id) : Driver.RESUMED;
            Object quote = Driver.await(awaited, frame, driver);
            if (quote == Driver.SUSPENDED) {
                frame.i0 = id;
                frame.i1 = fee;
                return Driver.suspend(frame, 1);
            }
            return fee + (Integer) quote;
        } catch (IOException e) {
            return -id;
        }
    }
    // endregion

    static final class ChargeFrame extends Coroutine<Integer> {
        static final FrameType TYPE = typeOf("charge", 34, 34);

        int i0;
        int i1;

        @Override
        protected Object resume(Driver driver) {
            return charge(this, driver);
        }

        @Override
        protected FrameType type() {
            return TYPE;
        }
    }

    static Generator<Integer, Integer, Void> totals(int total) {
        TotalsFrame frame = new TotalsFrame();
        frame.i0 = total;
        return frame;
    }

    // region woven-yield
    static Object totals(TotalsFrame frame, Driver driver) {
        int point = Driver.enter(frame);
        int total = frame.i0;
        Object yielded = point == 0 ? (Object) total : Driver.RESUMED;
        while (true) {
            Object more = Driver.yield(yielded, frame, driver);
            if (more == Driver.SUSPENDED) {
                frame.i0 = total;
                return Driver.suspend(frame, 1);
            }
            total += (Integer) more;
            yielded = total;
        }
    }
    // endregion

    static final class TotalsFrame extends Generator<Integer, Integer, Void> {
        static final FrameType TYPE = typeOf("totals", 45, 45);

        int i0;

        @Override
        protected Object resume(Driver driver) {
            return totals(this, driver);
        }

        @Override
        protected FrameType type() {
            return TYPE;
        }
    }

    /** A method of {@link Shop}, its first line, and those of its suspension points. */
    private static FrameType typeOf(String method, int... lines) {
        var chars = new StringBuilder();
        for (int line : lines) {
            chars.append((char) line);
        }
        return new FrameType(Shop.class.getName(), method, "Shop.java", chars.toString());
    }
}
