// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Weft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code cancel-order.py}. */
final class CancelOrder extends MainProgram {

    @Async
    private Coroutine<Void> sleeps(Object name, Awaitable<Void> aw) {
        try {
            await(aw != null ? aw : sleep(seconds(10)));
        } catch (CancelledError e) {
            log.add(name);
            await(yieldNow());
            log.add(name + " cleaned up");
            throw e;
        }
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        Map<String, Task<Void>> named = new LinkedHashMap<>();
        for (String name : List.of("a", "b", "c", "d")) {
            named.put(name, createTask(sleeps(name, null)));
        }
        await(yieldNow());
        for (String name : List.of("c", "a", "d", "b")) {
            named.get(name).cancel();
        }
        await(Weft.wait(named.values(), ReturnWhen.ALL_COMPLETED));
        print(log);
        log.clear();
        Task<Void> inner = createTask(sleeps("inner", null));
        Task<Void> middle = createTask(sleeps("middle", inner));
        Task<Void> outer = createTask(sleeps("outer", middle));
        Task<Void> other = createTask(sleeps("other", null));
        await(yieldNow());
        await(yieldNow());
        other.cancel();
        outer.cancel();
        await(Weft.wait(List.of(outer, other), ReturnWhen.ALL_COMPLETED));
        print(log);
        log.clear();
        List<Task<Void>> ts =
                List.of(createTask(sleeps(0, null)), createTask(sleeps(1, null)), createTask(sleeps(2, null)));
        await(yieldNow());
        ts.get(1).cancel();
        loop().callSoon(() -> ts.get(0).cancel());
        loop().callSoon(() -> log.add("callback"));
        ts.get(2).cancel();
        await(Weft.wait(ts, ReturnWhen.ALL_COMPLETED));
        print(log);
        return done();
    }
}
