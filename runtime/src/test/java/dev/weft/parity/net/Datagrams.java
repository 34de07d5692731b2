// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.DatagramOptions;
import dev.weft.net.DatagramProtocol;
import dev.weft.net.DatagramTransport;
import dev.weft.net.Transports;
import dev.weft.parity.Py;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code datagrams.py}. */
final class Datagrams extends Loopback {

    private final Map<SocketAddress, String> names = new HashMap<>();

    private final class P implements DatagramProtocol {

        private final String name;
        private final List<String> log;
        private final Future<Void> lost = EventLoop.running().createFuture();

        P(String name, List<String> log) {
            this.name = name;
            this.log = log;
        }

        @Override
        public void connectionMade(DatagramTransport transport) {
            log.add(name + " made");
        }

        @Override
        public void datagramReceived(ByteBuffer data, SocketAddress addr) {
            log.add(name + " got " + UTF_8.decode(data) + " from " + names.get(addr));
        }

        @Override
        public void errorReceived(IOException exc) {
            log.add(name + " error");
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
        P pa = new P("a", log);
        DatagramTransport a = await(Transports.createDatagramEndpoint(
                () -> pa, DatagramOptions.DEFAULT.localAddress(new InetSocketAddress(HOST, 0))));
        SocketAddress address = a.localAddress();
        P pb = new P("b", log);
        DatagramTransport b =
                await(Transports.createDatagramEndpoint(() -> pb, DatagramOptions.DEFAULT.remoteAddress(address)));
        names.putAll(Map.of(address, "a", b.localAddress(), "b"));
        print(log, b.remoteAddress().equals(address), a.remoteAddress());
        b.sendTo(b("one"), null);
        b.sendTo(b("two"), address);
        await(until(() -> log.size() >= 4));
        a.sendTo(b("three"), b.localAddress());
        await(until(() -> log.size() >= 5));
        try {
            b.sendTo(b("x"), new InetSocketAddress(HOST, 1));
        } catch (IllegalArgumentException e) {
            print(e.getMessage().startsWith("Invalid address: must be None or"));
        }
        a.close();
        print(a.isClosing(), b.isClosing());
        await(pa.lost);
        b.abort();
        await(pb.lost);
        log.forEach(this::print);
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
