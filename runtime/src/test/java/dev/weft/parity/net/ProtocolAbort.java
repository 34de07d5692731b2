// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.Protocol;
import java.io.IOException;
import java.util.List;

/** {@code protocol-abort.py}. */
final class ProtocolAbort extends Loopback {

    private static final class P implements Protocol {

        private final Future<Throwable> lost = EventLoop.running().createFuture();

        @Override
        public void connectionLost(Throwable exc) {
            lost.setResult(exc);
        }
    }

    @Async
    Coroutine<Void> main() throws IOException {
        for (String end : List.of("close", "abort")) {
            P p = new P();
            Line l = await(line(p));
            int written = 0;
            while (l.transport().writeBufferSize() == 0) {
                l.transport().write(times("x", 100_000));
                written += 100_000;
            }
            if (end.equals("close")) {
                l.transport().close();
            } else {
                l.transport().abort();
            }
            print(end, l.transport().isClosing(), l.transport().writeBufferSize() > 0);
            await(yieldNow());
            await(yieldNow());
            print(p.lost.isDone());
            int received;
            try {
                received = await(l.r().readAll()).length;
            } catch (IOException e) {
                received = -1;
            }
            print(received == written, await(p.lost), l.transport().writeBufferSize());
            l.w().transport().close();
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
