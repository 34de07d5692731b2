// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.Certificates;
import dev.weft.net.ConnectOptions;
import dev.weft.net.Protocol;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.TlsOptions;
import dev.weft.net.Transport;
import dev.weft.net.Transports;
import dev.weft.parity.Py;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** {@code tls-protocol.py}. */
final class TlsProtocol extends Loopback {

    private final TlsOptions forServer = TlsOptions.DEFAULT.context(Certificates.context("localhost"));
    private final TlsOptions forClient = TlsOptions.DEFAULT.context(Certificates.context(null, "localhost"));
    private final List<Boolean> ended = new ArrayList<>();

    private static final class P implements Protocol {

        private final List<String> log = new ArrayList<>();
        private final Future<Void> lost = EventLoop.running().createFuture();
        private Transport transport;

        @Override
        public void connectionMade(Transport made) {
            transport = made;
            log.add("made");
        }

        @Override
        public void dataReceived(ByteBuffer data) {
            log.add("data " + UTF_8.decode(data));
        }

        @Override
        public boolean eofReceived() {
            log.add("eof");
            return false;
        }

        @Override
        public void connectionLost(Throwable exc) {
            log.add("lost " + Py.str(exc));
            lost.setResult(null);
        }
    }

    @Async
    private Coroutine<Void> silent(StreamReader r, StreamWriter w) throws IOException {
        ended.add(await(r.readAll()).length > 0);
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop.running().setExceptionHandler(context -> print(context.get("message")));
        List<P> serving = new ArrayList<>();
        Server server = await(Transports.createServer(
                () -> {
                    serving.add(new P());
                    return serving.get(serving.size() - 1);
                },
                HOST,
                0,
                ServerOptions.DEFAULT.tls(forServer)));
        for (String closer : List.of("client", "server", "abort")) {
            int before = serving.size();
            P client = new P();
            Transport transport = await(Transports.createConnection(
                    () -> client, "localhost", server.port(), ConnectOptions.DEFAULT.tls(forClient)));
            print(transport == client.transport, transport.protocol() == client, transport.isReading());
            transport.write(b("one"));
            await(until(() -> serving.size() > before && serving.get(before).log.contains("data one")));
            serving.get(before).transport.write(b("two"));
            await(until(() -> client.log.contains("data two")));
            if (closer.equals("client")) {
                transport.close();
                print(transport.isClosing());
            } else if (closer.equals("server")) {
                serving.get(before).transport.close();
            } else {
                transport.abort();
            }
            await(client.lost);
            await(serving.get(before).lost);
            print(closer, client.log, serving.get(before).log);
        }
        server.stopServing();
        Server plain = await(Streams.startServer(this::silent, HOST, 0));
        int port = plain.port();
        try {
            await(Transports.createConnection(
                    P::new,
                    "localhost",
                    port,
                    ConnectOptions.DEFAULT.tls(forClient.handshakeTimeout(Duration.ofMillis(50)))));
        } catch (Exception e) {
            print(e instanceof IOException, Py.str(e));
        }
        await(until(() -> !ended.isEmpty()));
        print(ended);
        plain.stopServing();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
