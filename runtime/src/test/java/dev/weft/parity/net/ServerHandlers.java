// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.parity.Py;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code server-handlers.py}. */
final class ServerHandlers extends Loopback {

    private final List<Object> events = new ArrayList<>();

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        String kind = await(r.readLine());
        events.add("serving " + kind);
        try {
            if (kind.equals("fails")) {
                throw new IllegalArgumentException("in the handler");
            }
            w.write(b("answer\n"));
            w.transport().close();
        } finally {
            events.add("through with " + kind);
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop loop = EventLoop.running();
        loop.setExceptionHandler(context -> events.add(Py.tuple(
                context.get("message"),
                Py.repr(context.get("exception")),
                context.keySet().stream().sorted().toList())));
        Server server = await(Streams.startServer(this::handle, HOST, 0));
        for (String kind : List.of("ends", "fails")) {
            Connection c = await(Streams.openConnection(HOST, server.port()));
            c.writer().write(kind + "\n");
            await(until(() -> events.contains("serving " + kind)));
            print(kind, bytes(await(c.reader().readAll())));
            c.writer().transport().close();
            await(c.writer().waitClosed());
        }
        server.stopServing();
        await(server.waitClosed());
        events.forEach(this::print);
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
