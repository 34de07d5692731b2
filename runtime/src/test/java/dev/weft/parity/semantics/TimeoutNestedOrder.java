// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import java.util.concurrent.TimeoutException;

/** {@code timeout-nested-order.py}. */
@SuppressWarnings("try") // not every limit is used in its block
final class TimeoutNestedOrder extends MainProgram {

    private Timeout outer;
    private Timeout inner;

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Task<?> me = currentTask();
        try (Timeout o = timeout(seconds(0.05))) {
            outer = o;
            try (Timeout i = timeout(seconds(0.01))) {
                inner = i;
                await(sleep(seconds(10)));
            } catch (TimeoutException e) {
                print("inner first", inner.expired(), outer.expired(), me.cancelling());
            }
            await(sleep(seconds(0.01)));
            print("the outer one goes on");
            await(sleep(seconds(10)));
        } catch (TimeoutException e) {
            print("then the outer", inner.expired(), outer.expired(), me.cancelling());
        }
        try (Timeout o = timeout(seconds(0.01))) {
            outer = o;
            try (Timeout i = timeout(seconds(0.05))) {
                inner = i;
                await(sleep(seconds(10)));
            } catch (TimeoutException e) {
                print("not reached");
            } finally {
                print("outer first", inner.expired(), outer.expired(), me.cancelling());
            }
        } catch (TimeoutException e) {
            print("out", inner.expired(), outer.expired(), me.cancelling());
        }
        try (Timeout o = timeout(seconds(0.05))) {
            outer = o;
            for (int i = 0; i < 3; i++) {
                try (Timeout in = timeout(seconds(0.01))) {
                    inner = in;
                    await(sleep(seconds(i != 1 ? 10 : 0)));
                    print(i, "in time", inner.expired());
                } catch (TimeoutException e) {
                    print(i, "timed out", inner.expired());
                }
            }
        }
        print(outer.expired(), me.cancelling());
        try (Timeout o = timeout(seconds(0.01))) {
            try (Timeout i = timeout(seconds(0.02))) {
                try {
                    await(sleep(seconds(10)));
                } finally {
                    await(sleep(seconds(0.03)));
                    print("not reached");
                }
            }
        } catch (TimeoutException e) {
            print("the inner one cuts the clean-up short", me.cancelling());
        }
        return done();
    }
}
