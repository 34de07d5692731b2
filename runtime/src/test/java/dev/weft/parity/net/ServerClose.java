// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;

/** {@code server-close.py}. */
final class ServerClose extends Loopback {

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        for (String line : await(r)) {
            w.write("echo " + line + "\n");
        }
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer(this::handle, HOST, 0));
        InetSocketAddress address = (InetSocketAddress) server.addresses().get(0);
        String host = address.getAddress().getHostAddress();
        int port = server.port();
        print(host, port > 0, server.isServing(), server.addresses().size());
        Connection c = await(Streams.openConnection(host, port));
        c.writer().write(b("one\n"));
        print(line(await(c.reader().readLine())));
        server.stopServing();
        server.stopServing();
        print(server.isServing(), server.addresses().size());
        try {
            await(Streams.openConnection(host, port));
        } catch (ConnectException e) {
            print(typeName(e));
        }
        c.writer().write(b("two\n"));
        print(line(await(c.reader().readLine())));
        c.writer().transport().close();
        await(c.writer().waitClosed());
        await(server.waitClosed());
        try {
            await(server.serveForever());
        } catch (IllegalStateException e) {
            print(typeName(e), e.getMessage().endsWith("is closed"));
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
