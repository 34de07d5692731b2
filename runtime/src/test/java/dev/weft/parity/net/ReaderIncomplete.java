// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.IncompleteReadException;
import java.io.IOException;

/** {@code reader-incomplete.py}. */
final class ReaderIncomplete extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        p.sw().write(b("12345"));
        p.sw().transport().close();
        try {
            await(p.r().readExactly(10));
        } catch (IncompleteReadException e) {
            print(typeName(e), e, bytes(e.partial()), e.expected());
        }
        print(p.r().atEof(), bytes(await(p.r().read(10))));
        try {
            await(p.r().readExactly(1));
        } catch (IncompleteReadException e) {
            print(typeName(e), e, bytes(e.partial()), e.expected());
        }
        p.w().transport().close();
        p = await(pair());
        p.sw().write(b("key=value;next"));
        p.sw().transport().close();
        print(bytes(await(p.r().readUntil(b(";")))));
        try {
            await(p.r().readUntil(b(";")));
        } catch (IncompleteReadException e) {
            print(typeName(e), e, bytes(e.partial()));
        }
        print(p.r().atEof());
        p.w().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
