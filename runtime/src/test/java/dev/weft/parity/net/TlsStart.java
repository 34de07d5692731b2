// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.net.Certificates;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.TlsOptions;
import dev.weft.parity.Py;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.net.ssl.SSLException;

/** {@code tls-start.py}. */
final class TlsStart extends Loopback {

    private final List<String> events = new ArrayList<>();

    private static boolean isEncrypted(StreamWriter w) {
        return w.transport().extraInfo("sslcontext") != null;
    }

    @Async
    private Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        for (String line = await(r.readLine()); line != null && !line.isEmpty(); ) {
            events.add(line + " " + Py.str(isEncrypted(w)));
            if (line.equals("STARTTLS")) {
                w.write("go ahead\n");
                try {
                    await(w.startTls(TlsOptions.DEFAULT.context(Certificates.context("localhost"))));
                } catch (IOException e) {
                    events.add("refused");
                    break;
                }
            } else {
                w.write(line.toUpperCase(Locale.ROOT) + "\n");
            }
            line = await(r.readLine());
        }
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop.running().setExceptionHandler(context -> events.add((String) context.get("message")));
        Server server = await(Streams.startServer(this::handle, HOST, 0));
        for (String trusted : List.of("localhost", "client")) {
            Connection c = await(Streams.openConnection(HOST, server.port()));
            StreamReader r = c.reader();
            StreamWriter w = c.writer();
            w.write("before\n");
            print(bytes(await(r.readUntil(b("\n")))), w.transport().extraInfo("sslcontext"), w.canWriteEof());
            w.write("STARTTLS\n");
            print(bytes(await(r.readUntil(b("\n")))));
            try {
                await(w.startTls(TlsOptions.DEFAULT
                        .context(Certificates.context(null, trusted))
                        .serverHostname("localhost")));
            } catch (IOException e) {
                print("refused", e instanceof SSLException, w.isClosing());
                continue;
            }
            print(isEncrypted(w), w.canWriteEof());
            w.write("after\n");
            print(bytes(await(r.readUntil(b("\n")))));
            w.transport().close();
            await(w.waitClosed());
        }
        await(until(() -> events.contains("refused")));
        server.stopServing();
        await(server.waitClosed());
        print(events);
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
