// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** {@code future-callbacks-order.py}. */
final class FutureCallbacksOrder extends Program {

    private List<Object> log;
    private Consumer<Future<String>> again;
    private Consumer<Future<String>> removed;

    @Async
    Coroutine<Void> waiter(Future<String> fut, String name) {
        log.add(name + " " + await(fut));
        return done();
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<String> fut = loop.createFuture();
        log = new ArrayList<>();
        fut.addDoneCallback(f -> log.add("callback 1"));
        createTask(waiter(fut, "task a"));
        await(yieldNow());
        fut.addDoneCallback(f -> log.add("callback 2"));
        createTask(waiter(fut, "task b"));
        await(yieldNow());
        fut.addDoneCallback(f -> log.add("callback 3"));
        loop.callSoon(() -> log.add("queued before"));
        fut.setResult("value");
        loop.callSoon(() -> log.add("queued after"));
        fut.addDoneCallback(f -> log.add("added when done"));
        print("nothing yet", log);
        await(yieldNow());
        print(log);
        Future<String> second = loop.createFuture();
        log = new ArrayList<>();
        again = f -> {
            log.add("again " + str(f == second));
            if (log.size() < 3) {
                f.addDoneCallback(again);
            }
        };
        second.addDoneCallback(again);
        second.addDoneCallback(again);
        print("removed", second.removeDoneCallback(again), second.removeDoneCallback(again));
        second.addDoneCallback(again);
        second.cancel();
        await(yieldNow());
        print(log);
        await(yieldNow());
        print(log);
        await(yieldNow());
        print(log);
        Future<String> third = loop.createFuture();
        log = new ArrayList<>();
        Consumer<Future<String>> remover = f -> {
            log.add("remover");
            log.add(f.removeDoneCallback(removed));
        };
        removed = f -> log.add("queued already");
        third.addDoneCallback(remover);
        third.addDoneCallback(removed);
        third.setException(new IOException("o"));
        await(yieldNow());
        print(log, typeName(third.exception()));
        List<Object> order = new ArrayList<>();
        List<Task<Void>> ts = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ts.add(createTask(yieldNow().toCoroutine()));
        }
        for (int i = 2; i >= 0; i--) {
            int n = i;
            ts.get(i).addDoneCallback(t -> order.add(n));
        }
        await(gather(ts));
        print("by completion, not by registration", order);
        Future<String> x = loop.createFuture();
        Future<String> y = loop.createFuture();
        for (Future<String> f : List.of(x, y)) {
            f.addDoneCallback(d -> order.add(d.result()));
        }
        order.clear();
        y.setResult("y first");
        x.setResult("x second");
        await(yieldNow());
        print(order);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
