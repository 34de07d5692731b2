// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.Coroutine;
import dev.weft.ExceptionContext;
import dev.weft.Task;
import dev.weft.Weft;

/** A connection that a server has accepted: runs the handler in a task. */
final class StreamServerProtocol extends StreamProtocol {

    private final SocketServer server;
    private final Streams.Handler handler;

    /** What the handler runs in; null before it does. */
    private Task<Void> task;

    StreamServerProtocol(SocketServer server, Streams.Handler handler) {
        super(server.network, server.options().limit());
        this.server = server;
        this.handler = handler;
    }

    @Override
    public void connectionMade(Transport made) {
        super.connectionMade(made);
        Stream stream = new Stream(this);
        try {
            Coroutine<Void> handling = handler.handle(stream.reader(), stream.writer());
            task = Weft.createTask(handling);
            server.handling(this);
            task.addDoneCallback(ended -> handled());
        } catch (Throwable error) {
            failed(error);
        }
    }

    @Override
    boolean isServerSide() {
        return true;
    }

    void cancelHandler() {
        task.cancel("the server is closing");
    }

    private void handled() {
        server.handled(this);
        if (task.isCancelled()) {
            transport().close();
        } else if (task.exception() != null) {
            failed(task.exception());
        }
    }

    private void failed(Throwable error) {
        network.loop.callExceptionHandler(ExceptionContext.saying("Unhandled exception in client_connected_cb")
                .withException(error)
                .with("transport", transport()));
        transport().close();
    }
}
