// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Task;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code values.py}. */
final class Values extends Program {

    @Async
    <T> Coroutine<T> returns(T value) {
        await(yieldNow());
        return done(value);
    }

    @Async
    Coroutine<String> job() {
        return done("job ran");
    }

    @Async
    Coroutine<Void> main() throws TimeoutException {
        EventLoop loop = EventLoop.running();
        Future<Object> fut = loop.createFuture();
        print("a future as a value", await(returns(fut)) == fut, fut.isDone());
        Coroutine<String> c = job();
        print("a coroutine as a value", await(returns(c)) == c, await(c));
        Task<Task<String>> t = createTask(returns(createTask(returns("inner"))));
        print("a task as a task's value", await(await(t)));
        Throwable error = new IllegalArgumentException("returned");
        print("an exception as a value", await(returns(error)) == error);
        List<Object> rs = results(await(gatherOutcomes(
                List.of(this.<Object>returns(error), this.<Object>returns(null), this.<Object>returns(fut)))));
        print(rs.get(0) == error, rs.get(1), rs.get(2) == fut);
        Task<Throwable> e = createTask(returns(error));
        await(e);
        print(e.exception(), e.result() == error);
        fut.setResult(error);
        print(await(fut) == error, fut.exception());
        print("nothing", await(returns(null)), await(gather(returns(null), yieldNow())));
        Future<Void> empty = loop.createFuture();
        empty.setResult(null);
        print(await(empty), empty.result(), empty.exception(), empty.isDone());
        boolean slept = await(sleep(seconds(0), error)) == error;
        print("sleep's value", slept, await(waitFor(returns(empty), seconds(1))) == empty);
        return done();
    }

    @Override
    protected void script() throws Exception {
        runInVirtualTime(main());
    }
}
