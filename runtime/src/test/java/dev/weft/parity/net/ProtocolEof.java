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
import dev.weft.parity.Py;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code protocol-eof.py}. */
final class ProtocolEof extends Loopback {

    private static final class P implements Protocol {

        private final boolean stays;
        private final List<String> log = new ArrayList<>();
        private final Future<Void> lost = EventLoop.running().createFuture();
        private final Future<Void> eof = EventLoop.running().createFuture();

        P(boolean stays) {
            this.stays = stays;
        }

        @Override
        public boolean eofReceived() {
            log.add("eof");
            eof.setResult(null);
            return stays;
        }

        @Override
        public void connectionLost(Throwable exc) {
            log.add("lost " + Py.str(exc));
            lost.setResult(null);
        }
    }

    @Async
    Coroutine<Void> main() throws IOException {
        for (boolean stays : new boolean[] {true, false}) {
            P p = new P(stays);
            Line l = await(line(p));
            l.w().writeEof();
            await(p.eof);
            await(yieldNow());
            print(stays, l.transport().isClosing(), p.log);
            l.transport().write(stays ? b("answer") : b(""));
            l.transport().close();
            await(p.lost);
            print(bytes(await(l.r().readAll())), p.log);
            l.w().transport().close();
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
