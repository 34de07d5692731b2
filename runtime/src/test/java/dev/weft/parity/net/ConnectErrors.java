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
import dev.weft.net.Streams;
import java.io.IOException;
import java.net.UnknownHostException;

/** {@code connect-errors.py}. */
final class ConnectErrors extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer((r, w) -> done(), HOST, 0));
        int port = server.port();
        try {
            await(Streams.startServer((r, w) -> done(), HOST, port));
        } catch (IOException e) {
            print(typeName(e), e.getMessage().contains("error while attempting to bind on address"));
        }
        server.stopServing();
        await(server.waitClosed());
        try {
            await(Streams.openConnection(HOST, port));
        } catch (IOException e) {
            print(
                    typeName(e),
                    e.getMessage().contains("Connect call failed"),
                    e.getMessage().contains(String.valueOf(port)));
        }
        try {
            await(Streams.openConnection("no.such.host.invalid", port));
        } catch (UnknownHostException e) {
            print(typeName(e), IOException.class.isInstance(e));
        }
        Task<Connection> connecting = createTask(Streams.openConnection("localhost", port));
        await(yieldNow());
        connecting.cancel();
        try {
            await(connecting);
        } catch (CancelledError e) {
            print("cancelled");
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
