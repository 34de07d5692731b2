// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code reader-cancel.py}. */
final class ReaderCancel extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Pair p = await(pair());
        for (Awaitable<?> make :
                List.of(p.r().read(10), p.r().readExactly(10), p.r().readLine(), p.r().readUntil(b(";")))) {
            Task<?> reading = createTask(make.toCoroutine());
            await(yieldNow());
            p.sw().write(b("x"));
            await(yieldNow());
            reading.cancel();
            try {
                await(reading);
                print("not cancelled");
            } catch (CancelledError e) {
                print("cancelled");
            }
        }
        print(bytes(await(p.r().readExactly(4))));
        try {
            await(waitFor(p.r().readExactly(3), seconds(0.01)));
        } catch (TimeoutException e) {
            print("timeout");
        }
        try (var limit = timeout(seconds(0.01))) {
            await(p.r().readLine());
        } catch (TimeoutException e) {
            print("timeout");
        }
        p.sw().write(b("abc\n"));
        print(line(await(p.r().readLine())));
        p.w().transport().close();
        p.sw().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
