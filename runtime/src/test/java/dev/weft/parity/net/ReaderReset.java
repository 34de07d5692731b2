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
import java.net.StandardSocketOptions;

/** {@code reader-reset.py}. */
final class ReaderReset extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        p.sw().write(b("buffered"));
        await(p.r().readExactly(4));
        Task<byte[]> reading = createTask(p.r().readExactly(100).toCoroutine());
        await(yieldNow());
        p.sw().transport().setOption(StandardSocketOptions.SO_LINGER, 0);
        p.sw().transport().abort();
        Throwable first = await(error(reading));
        print(typeName(first));
        print(
                await(error(p.r().read(1))) == first,
                await(error(p.r().readLine())) == first,
                await(error(p.r().readExactly(1))) == first);
        print(await(error(p.w().drain())) == first, p.w().isClosing());
        print(await(error(p.w().waitClosed())) == first);
        p.w().write(b("ignored"));
        p.w().transport().close();
        print(p.r().atEof());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
