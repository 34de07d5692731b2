// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Protocol;
import dev.weft.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;

/** {@code protocol-pause.py}. */
final class ProtocolPause extends Loopback {

    private static final class P implements Protocol {

        private String got = "";

        @Override
        public void connectionMade(Transport transport) {
            transport.pauseReading();
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            got += UTF_8.decode(data);
        }
    }

    @Async
    Coroutine<Void> turns(int n) {
        for (int i = 0; i < n; i++) {
            await(yieldNow());
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        P p = new P();
        Line l = await(line(p));
        l.w().write(b("early"));
        await(turns(5));
        print(bytes(b(p.got)), l.transport().isReading());
        l.transport().resumeReading();
        print(l.transport().isReading());
        await(until(() -> p.got.equals("early")));
        l.transport().pauseReading();
        l.transport().pauseReading();
        l.w().write(b("-late"));
        await(turns(5));
        print(bytes(b(p.got)), l.transport().isReading());
        l.transport().resumeReading();
        l.transport().resumeReading();
        await(until(() -> p.got.equals("early-late")));
        print(bytes(b(p.got)));
        l.transport().close();
        l.transport().resumeReading();
        print(l.transport().isReading());
        l.w().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
