// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code writer-writelines.py}. */
final class WriterWritelines extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        p.w().write(b("a"));
        p.w().writeLines(List.of(b("b"), b(""), b("cd")));
        p.w().writeLines(List.of());
        p.w().write(b(""));
        p.w().write(b("e\n"));
        print(bytes(b(await(p.sr().readLine()) + "\n")));
        byte[] big = new byte[256 * 8000];
        for (int i = 0; i < big.length; i++) {
            big[i] = (byte) i;
        }
        p.w().write(b("<"));
        p.w().write(big);
        p.w().writeLines(List.of(b(">"), b("end")));
        p.w().transport().close();
        byte[] received = await(p.sr().readAll());
        int end = received.length - 4;
        print(
                received.length,
                Arrays.equals(received, 1, end, big, 0, big.length),
                bytes(Arrays.copyOf(received, 1)),
                bytes(Arrays.copyOfRange(received, end, received.length)));
        p.sw().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
