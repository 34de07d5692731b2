// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Connection;
import dev.weft.net.IncompleteReadException;
import dev.weft.net.LimitOverrunException;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** {@code server-limit.py}. */
final class ServerLimit extends Loopback {

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        while (true) {
            byte[] line;
            try {
                line = await(r.readUntil(b("\n")));
            } catch (LimitOverrunException e) {
                w.write("too long: " + e.consumed() + "\n");
                await(r.readExactly((int) e.consumed()));
                continue;
            } catch (IncompleteReadException e) {
                w.write("incomplete: " + new String(e.partial(), UTF_8) + "\n");
                break;
            }
            w.write(new String(line, UTF_8).toUpperCase(Locale.ROOT));
        }
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer(this::handle, HOST, 0, ServerOptions.DEFAULT.limit(16)));
        Connection c = await(Streams.openConnection(HOST, server.port()));
        for (String part : List.of("short\n", "x".repeat(20) + "\n", "again\n")) {
            c.writer().write(part);
            print(line(await(c.reader().readLine())));
        }
        print(line(await(c.reader().readLine())));
        c.writer().write(b("end"));
        c.writer().writeEof();
        print(line(await(c.reader().readLine())), bytes(await(c.reader().readAll())));
        c.writer().transport().close();
        server.stopServing();
        await(server.waitClosed());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
