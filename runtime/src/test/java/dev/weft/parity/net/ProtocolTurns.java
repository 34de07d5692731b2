// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.ConnectOptions;
import dev.weft.net.Protocol;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.Transport;
import dev.weft.net.Transports;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code protocol-turns.py}. */
final class ProtocolTurns extends Loopback {

    private static final class P implements Protocol {

        private final List<String> log;
        private final Future<Void> lost = EventLoop.running().createFuture();

        P(List<String> log) {
            this.log = log;
        }

        @Override
        public void connectionMade(Transport transport) {
            log.add("made");
            EventLoop.running().callSoon(() -> log.add("soon after made"));
        }

        @Override
        public void connectionLost(Throwable exc) {
            log.add("lost");
            EventLoop.running().callSoon(() -> log.add("soon after lost"));
            lost.setResult(null);
        }
    }

    private static Coroutine<Void> close(StreamReader r, StreamWriter w) {
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop loop = EventLoop.running();
        Server server = await(Streams.startServer(ProtocolTurns::close, HOST, 0));
        for (String end : List.of("close", "abort")) {
            List<String> log = new ArrayList<>();
            P p = new P(log);
            Transport transport =
                    await(Transports.createConnection(() -> p, HOST, server.port(), ConnectOptions.DEFAULT));
            log.add("connected");
            loop.callSoon(() -> log.add("before"));
            if (end.equals("close")) {
                transport.close();
            } else {
                transport.abort();
            }
            loop.callSoon(() -> log.add("after"));
            log.add("called");
            await(p.lost);
            log.add("awaited");
            await(yieldNow());
            print(end, log);
        }
        server.stopServing();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
