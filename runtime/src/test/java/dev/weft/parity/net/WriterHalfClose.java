// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;

/** {@code writer-half-close.py}. */
final class WriterHalfClose extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        print(p.w().canWriteEof());
        p.w().write(b("question"));
        p.w().writeEof();
        try {
            p.w().write(b("more"));
        } catch (IllegalStateException e) {
            print(e);
        }
        p.w().writeEof();
        print(bytes(await(p.sr().readAll())), p.sr().atEof(), p.sw().isClosing(), p.w().isClosing());
        p.sw().write(b("answer"));
        await(p.sw().drain());
        print(bytes(await(p.r().readExactly(6))), p.r().atEof());
        p.sw().write(b("last"));
        p.sw().writeEof();
        print(bytes(await(p.r().readAll())), p.r().atEof(), p.w().isClosing());
        p.w().transport().close();
        p.sw().transport().close();
        await(p.w().waitClosed());
        await(p.sw().waitClosed());
        print(p.w().isClosing(), p.sw().isClosing());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
