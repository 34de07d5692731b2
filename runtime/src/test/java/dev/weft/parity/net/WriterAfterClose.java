// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.net.SocketException;

/** {@code writer-after-close.py}. */
final class WriterAfterClose extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        p.w().write(b("flushed"));
        Task<byte[]> reading = createTask(p.r().read(10).toCoroutine());
        await(yieldNow());
        p.w().transport().close();
        print(p.w().isClosing());
        p.w().write(b("ignored"));
        print(bytes(await(reading)));
        await(p.w().waitClosed());
        p.w().transport().close();
        for (int i = 0; i < 3; i++) {
            p.w().write(b("ignored"));
        }
        try {
            await(p.w().drain());
        } catch (SocketException e) {
            print(typeName(e), e);
        }
        await(p.w().waitClosed());
        print(bytes(await(p.r().read(10))), p.r().atEof());
        print(bytes(await(p.sr().readAll())), p.sr().atEof());
        p.sw().transport().close();
        await(p.sw().waitClosed());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
