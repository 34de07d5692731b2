// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.LimitOverrunException;
import dev.weft.net.StreamReader;
import java.io.IOException;

/** {@code reader-limits.py}. That a line is too long is a {@code ValueError} there, and no error of its own. */
final class ReaderLimits extends Loopback {

    /** A reader names how many bytes have arrived. */
    private static Coroutine<Void> arrived(StreamReader r, int n) {
        return until(() -> r.toString().startsWith("<StreamReader " + n + " bytes"));
    }

    @Async
    Coroutine<Void> until(StreamReader r, String separator) throws IOException {
        try {
            print(bytes(await(r.readUntil(b(separator)))));
        } catch (LimitOverrunException e) {
            print(typeName(e), e, e.consumed());
        } catch (IllegalArgumentException e) {
            print(typeName(e), e, null);
        }
        return done();
    }

    @Async
    Coroutine<Void> fails(StreamReader r) throws IOException {
        try {
            print(await(r.readLine()));
        } catch (LimitOverrunException e) {
            print("ValueError", e, null);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair(8));
        p.sw().write(b("0123456789"));
        await(arrived(p.r(), 10));
        await(until(p.r(), ";;"));
        p.sw().write(b(";;"));
        await(arrived(p.r(), 12));
        await(until(p.r(), ";;"));
        print(bytes(await(p.r().readExactly(12))));
        p.sw().write(b("01234567;8\n"));
        print(bytes(await(p.r().readUntil(b(";")))));
        print(bytes(await(p.r().readUntil(b("\n")))));
        p.sw().write(b("012345678\nnext\n"));
        await(arrived(p.r(), 15));
        await(fails(p.r()));
        print(line(await(p.r().readLine())));
        p.sw().write(b("0123456789ab"));
        await(arrived(p.r(), 12));
        await(fails(p.r()));
        p.sw().write(b("after\n"));
        print(line(await(p.r().readLine())));
        await(until(p.r(), ""));
        p.w().transport().close();
        p.sw().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
