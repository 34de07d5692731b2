// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.Protocol;
import dev.weft.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** {@code protocol-switch.py}. */
final class ProtocolSwitch extends Loopback {

    private static final class P implements Protocol {

        private final String name;
        private final List<String> log;
        private final Future<Void> lost = EventLoop.running().createFuture();

        P(String name, List<String> log) {
            this.name = name;
            this.log = log;
        }

        @Override
        public void connectionMade(Transport transport) {
            log.add(name + " made");
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            log.add(name + " " + UTF_8.decode(data));
        }

        @Override
        public void connectionLost(Throwable exc) {
            log.add(name + " lost");
            lost.setResult(null);
        }
    }

    @Async
    Coroutine<Void> main() throws IOException {
        List<String> log = new ArrayList<>();
        P first = new P("first", log);
        Line l = await(line(first));
        l.w().write(b("a"));
        await(until(() -> log.contains("first a")));
        P second = new P("second", log);
        l.transport().setProtocol(second);
        print(l.transport().protocol() == second);
        l.w().write(b("b"));
        await(until(() -> log.contains("second b")));
        l.w().transport().close();
        await(second.lost);
        print(log, first.lost.isDone());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
