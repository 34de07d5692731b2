// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;

/** {@code server-forever.py}. */
final class ServerForever extends Loopback {

    private static Coroutine<Void> handle(StreamReader r, StreamWriter w) {
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<String> ends(Task<Void> task) {
        try {
            await(task);
            return done("returned");
        } catch (CancelledError e) {
            return done("cancelled");
        }
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server =
                await(Streams.startServer(ServerForever::handle, HOST, 0, ServerOptions.DEFAULT.startServing(false)));
        print(server.isServing());
        Task<Void> serving = createTask(server.serveForever());
        await(yieldNow());
        print(server.isServing());
        try {
            await(server.serveForever());
        } catch (IllegalStateException e) {
            print(e.getMessage().endsWith("is already being awaited on serve_forever()"));
        }
        Connection c = await(Streams.openConnection(HOST, server.port()));
        print(bytes(await(c.reader().readAll())));
        c.writer().transport().close();
        serving.cancel();
        print(await(ends(serving)), server.isServing(), server.addresses().size());
        Server second = await(Streams.startServer(ServerForever::handle, HOST, 0));
        serving = createTask(second.serveForever());
        await(yieldNow());
        second.stopServing();
        print(await(ends(serving)), second.isServing());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
