// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.Handle;
import java.util.ArrayList;
import java.util.List;

/** {@code threadsafe-order.py}. */
final class ThreadsafeOrder extends Program {

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        List<Object> out = new ArrayList<>();
        loop.callSoon(() -> out.add("soon 1"));
        loop.callSoonThreadsafe(() -> out.add("threadsafe 1"));
        loop.callSoon(() -> out.add("soon 2"));
        loop.callSoonThreadsafe(() -> out.add("threadsafe 2"));
        await(yieldNow());
        print("one turn", out);
        out.clear();
        Handle h = loop.callSoonThreadsafe(() -> out.add("cancelled"));
        loop.callSoonThreadsafe(() -> loop.callSoonThreadsafe(() -> out.add("nested: next turn")));
        loop.callSoonThreadsafe(() -> out.add("this turn"));
        h.cancel();
        await(yieldNow());
        print(out, h.isCancelled());
        await(yieldNow());
        print(out);
        out.clear();
        Future<String> fut = loop.createFuture();
        Runnable other = () -> {
            for (int i = 0; i < 3; i++) {
                int n = i;
                loop.callSoonThreadsafe(() -> out.add(n));
            }
            loop.callSoonThreadsafe(() -> fut.setResult("from another thread"));
        };
        new Thread(other).start();
        print(await(fut), out);
        return done();
    }

    @Override
    protected void script() {
        run(main());
        EventLoop loop = EventLoop.create();
        List<String> queued = new ArrayList<>();
        loop.callSoon(() -> queued.add("soon 1"));
        loop.callSoonThreadsafe(() -> queued.add("threadsafe"));
        loop.callSoon(() -> queued.add("soon 2"));
        loop.stop();
        loop.runForever();
        print("before the run", queued);
        loop.close();
    }
}
