// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;

/** {@code reader-one-waiter.py}. */
final class ReaderOneWaiter extends Loopback {

    @Async
    Coroutine<Void> attempt(String name, Awaitable<byte[]> reading) {
        try {
            print(name, bytes(await(reading)));
        } catch (IllegalStateException e) {
            print(name, e);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        Task<byte[]> first = createTask(p.r().read(10).toCoroutine());
        await(yieldNow());
        await(attempt("read", p.r().read(1)));
        await(attempt("readexactly", p.r().readExactly(1)));
        await(attempt("readuntil", p.r().readUntil(b(";"))));
        p.sw().write(b("data;"));
        print(bytes(await(first)));
        p.sw().write(b("more;"));
        await(attempt("now", p.r().readUntil(b(";"))));
        p.w().transport().close();
        p.sw().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
