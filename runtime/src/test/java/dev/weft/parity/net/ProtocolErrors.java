// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.Protocol;
import dev.weft.parity.Py;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** {@code protocol-errors.py}. Messages name the methods as they are called here. */
final class ProtocolErrors extends Loopback {

    private static final class P implements Protocol {

        private final String fails;
        private final List<Object> log;
        private final Future<Void> lost = EventLoop.running().createFuture();

        P(String fails, List<Object> log) {
            this.fails = fails;
            this.log = log;
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            log.add("data");
            if (fails.equals("data")) {
                throw new IllegalArgumentException("in data_received");
            }
        }

        @Override
        public boolean eofReceived() {
            log.add("eof");
            if (fails.equals("eof")) {
                throw new IllegalArgumentException("in eof_received");
            }
            return false;
        }

        @Override
        public void connectionLost(Throwable exc) {
            log.add("lost " + Py.repr(exc));
            lost.setResult(null);
        }
    }

    private static String snakeCase(Object message) {
        return message.toString().replace("dataReceived", "data_received").replace("eofReceived", "eof_received");
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop loop = EventLoop.running();
        for (String fails : List.of("data", "eof")) {
            List<Object> log = new ArrayList<>();
            loop.setExceptionHandler(
                    context -> log.add(Py.tuple(snakeCase(context.get("message")), Py.repr(context.get("exception")))));
            P p = new P(fails, log);
            Line l = await(line(p));
            l.w().write(b("x"));
            await(until(() -> log.contains("data")));
            l.w().transport().close();
            await(p.lost);
            print(l.transport().isClosing());
            log.forEach(this::print);
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
