// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.args;
import static dev.weft.parity.Py.tuple;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code done-never-suspends.py}. */
final class DoneNeverSuspends extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    <T> Coroutine<T> returns(T value) {
        return done(value);
    }

    @Async
    Coroutine<Object> fails() {
        throw new KeyError("no suspension");
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        Future<Integer> ready = loop.createFuture();
        ready.setResult(1);
        Future<Object> failed = loop.createFuture();
        failed.setException(new IllegalArgumentException("bad"));
        Future<Object> cancelled = loop.createFuture();
        cancelled.cancel("gone");
        Task<String> task = createTask(returns("task"));
        await(task);
        loop.callSoon(() -> log.add("callback"));
        Task<String> other = createTask(returns("other"));
        int total = 0;
        for (int i = 0; i < 1000; i++) {
            total += await(ready);
            total += await(returns(1));
        }
        print("total", total, "others had a turn", !log.isEmpty(), other.isDone());
        List<Object> errors = new ArrayList<>();
        for (Awaitable<?> aw : List.of(failed, failed, cancelled, fails())) {
            try {
                await(aw);
            } catch (IllegalArgumentException | KeyError | CancelledError e) {
                errors.add(tuple(typeName(e), args(e)));
            }
        }
        print(errors, "others had a turn", !log.isEmpty());
        print(await(task), await(task), "others had a turn", !log.isEmpty());
        Throwable error = failed.exception();
        print("same error each time", failed.exception() == error);
        await(yieldNow());
        print("after a bare turn", log, other.isDone());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
