// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.IncompleteReadException;
import java.io.IOException;

/** {@code reader-read.py}. */
final class ReaderRead extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        p.sw().write(b("hello world"));
        print(bytes(await(p.r().read(5))), bytes(await(p.r().read(0))), p.r().atEof());
        print(bytes(await(p.r().readExactly(6))));
        Task<byte[]> reading = createTask(p.r().readExactly(6).toCoroutine());
        p.sw().write(b("abc"));
        await(yieldNow());
        p.sw().write(b("def"));
        print(bytes(await(reading)));
        p.sw().write(b("rest"));
        p.sw().transport().close();
        print(bytes(await(p.r().read(-1))), p.r().atEof());
        print(bytes(await(p.r().read(10))), bytes(await(p.r().read(-1))), bytes(await(p.r().readExactly(0))));
        for (int n : new int[] {3, -1}) {
            try {
                await(p.r().readExactly(n));
            } catch (IncompleteReadException e) {
                print(typeName(e), e, bytes(e.partial()), e.expected());
            } catch (IllegalArgumentException e) {
                print(typeName(e), e, null, null);
            }
        }
        p.w().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
