// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.ConnectOptions;
import dev.weft.net.Protocol;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.Transport;
import dev.weft.net.Transports;
import dev.weft.parity.Py;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** {@code protocol-order.py}. */
final class ProtocolOrder extends Loopback {

    private static final class P implements Protocol {

        private final String name;
        private final List<String> log;
        private final Future<Void> lost = EventLoop.running().createFuture();
        private Transport transport;

        P(String name, List<String> log) {
            this.name = name;
            this.log = log;
        }

        @Override
        public void connectionMade(Transport made) {
            transport = made;
            log.add(name + " made");
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            log.add(name + " data " + UTF_8.decode(data));
        }

        @Override
        public boolean eofReceived() {
            log.add(name + " eof");
            return false;
        }

        @Override
        public void connectionLost(Throwable exc) {
            log.add(name + " lost " + Py.str(exc));
            lost.setResult(null);
        }
    }

    @Async
    Coroutine<Void> main() throws IOException {
        List<String> log = new ArrayList<>();
        List<P> serving = new ArrayList<>();
        Server server = await(Transports.createServer(
                () -> {
                    serving.add(new P("server", log));
                    return serving.get(serving.size() - 1);
                },
                HOST,
                0,
                ServerOptions.DEFAULT));
        P client = new P("client", log);
        Transport transport =
                await(Transports.createConnection(() -> client, HOST, server.port(), ConnectOptions.DEFAULT));
        print(log.contains("client made"), transport == client.transport, transport.protocol() == client);
        transport.write(b("one"));
        await(until(() -> log.contains("server data one")));
        serving.get(0).transport.write(b("two"));
        await(until(() -> log.contains("client data two")));
        transport.close();
        transport.close();
        log.add("closed");
        print(transport.isClosing(), transport.isReading());
        await(client.lost);
        await(serving.get(0).lost);
        transport.abort();
        print(log.stream()
                .filter(e -> e.startsWith("client") || e.equals("closed"))
                .toList());
        print(log.stream().filter(e -> e.startsWith("server")).toList());
        server.stopServing();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
