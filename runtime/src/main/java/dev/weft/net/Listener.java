// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.ExceptionContext;
import dev.weft.Handle;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;

/** One listening socket of a server. The loop runs it when a connection can be accepted. */
final class Listener extends Endpoint implements Runnable {

    /** How long nothing is accepted after that has failed: asyncio's time. The system then has no descriptor left. */
    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final SocketServer server;
    private final ServerSocketChannel channel;
    private final SocketAddress address;

    /** Runs what has to happen once the socket is closed. */
    private final Closeable afterClose;

    /** Ends the pause; null while there is none. */
    private Handle pause;

    /** Takes a bound, non-blocking channel. */
    Listener(SocketServer server, ServerSocketChannel channel, Closeable afterClose) throws IOException {
        super(server.network);
        this.server = server;
        this.channel = channel;
        this.address = channel.getLocalAddress();
        this.afterClose = afterClose;
        network.opened(this);
    }

    SocketAddress address() {
        return address;
    }

    void start() {
        pause = null;
        network.loop.addReader(channel, this);
    }

    /** Accepts all that wait, as far as the backlog goes. */
    @Override
    public void run() {
        for (int i = 0; i < server.options().backlog() && channel.isOpen(); i++) {
            SocketChannel accepted;
            try {
                accepted = channel.accept();
            } catch (IOException e) {
                outOfResources(e);
                return;
            }
            if (accepted == null) {
                return;
            }
            server.accepted(accepted);
        }
    }

    /** The connection still waits, and would be reported ready without end. */
    private void outOfResources(IOException error) {
        report("accept() failed, out of system resource; trying again in " + PAUSE.toSeconds() + " s", error);
        network.loop.removeReader(channel);
        pause = network.loop.callLater(PAUSE, this::start);
    }

    void close() {
        if (pause != null) {
            pause.cancel();
        }
        unlink();
        network.loop.release(channel);
        try {
            closeChannel();
        } catch (IOException e) {
            report("closing a socket failed", e);
        }
    }

    @Override
    void loopCloses() throws IOException {
        report("unclosed server", null);
        closeChannel();
    }

    private void closeChannel() throws IOException {
        channel.close();
        afterClose.close();
    }

    @Override
    ExceptionContext describe(ExceptionContext context) {
        return context.with("server", server);
    }
}
