// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionContext;
import dev.weft.Future;
import dev.weft.Weft;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** A server of stream sockets. */
final class SocketServer implements Server {

    /*
     * NEW -> SERVING            // startServing
     * NEW, SERVING -> CLOSED    // stopServing
     */
    private enum State {
        NEW,
        SERVING,
        CLOSED
    }

    final Network network;

    private final ServerOptions options;

    /** Makes the protocol of a connection that this server accepts. */
    private final Function<? super SocketServer, ? extends Protocol> protocols;

    private final List<Listener> listeners = new ArrayList<>();

    /** The head of a list of those whose handlers have not ended. */
    private final Linked handled = new Linked();

    /** How many accepted connections are not closed. */
    private int connections;

    /** Who waits until it is closed and nothing is left of it. */
    private final Waiters waiters = new Waiters();

    /** What {@link #serveForever} waits for; null while nobody does. */
    private Future<Void> forever;

    private State state = State.NEW;

    SocketServer(Network network, ServerOptions options, Function<? super SocketServer, ? extends Protocol> protocols) {
        this.network = network;
        this.options = options;
        this.protocols = protocols;
    }

    ServerOptions options() {
        return options;
    }

    void add(Listener listener) {
        listeners.add(listener);
    }

    /** A connection was accepted. */
    void accepted(SocketChannel channel) {
        network.loop.callSoon(() -> connect(channel));
    }

    private void connect(SocketChannel channel) {
        try {
            if (state == State.CLOSED) {
                channel.close();
                return;
            }
            SocketSettings.apply(channel, options.noDelay(), options.keepAlive());
            Protocol protocol = protocols.apply(this);
            new SocketTransport(
                    network,
                    channel,
                    options.tls() == null ? protocol : TlsConnector.accepted(network, protocol, options.tls()),
                    this,
                    null);
        } catch (IOException e) {
            SocketSettings.closeQuietly(channel, e); // the client is gone
        } catch (Throwable error) {
            SocketSettings.closeQuietly(channel, error);
            network.loop.callExceptionHandler(
                    ExceptionContext.saying("Error on transport creation for incoming connection")
                            .withException(error)
                            .with("server", this));
        }
    }

    void attach() {
        connections++;
    }

    void detach() {
        connections--;
        wakeIfNothingIsLeft();
    }

    /** The handler of a connection has begun. */
    void handling(StreamServerProtocol connection) {
        connection.insertBefore(handled);
    }

    /** The handler of a connection has ended. */
    void handled(StreamServerProtocol connection) {
        connection.unlink();
        wakeIfNothingIsLeft();
    }

    private boolean isOver() {
        return state == State.CLOSED && connections == 0 && handled.next() == handled;
    }

    private void wakeIfNothingIsLeft() {
        if (isOver()) {
            waiters.wake(null);
        }
    }

    @Override
    public int port() {
        if (!listeners.isEmpty() && listeners.get(0).address() instanceof InetSocketAddress address) {
            return address.getPort();
        }
        throw new IllegalStateException(this + " listens on no port");
    }

    @Override
    public List<SocketAddress> addresses() {
        return listeners.stream().map(Listener::address).toList();
    }

    @Override
    public boolean isServing() {
        return state == State.SERVING;
    }

    @Override
    public void startServing() {
        checkOpen();
        if (state == State.NEW) {
            state = State.SERVING;
            listeners.forEach(Listener::start);
        }
    }

    private void checkOpen() {
        if (state == State.CLOSED) {
            throw new IllegalStateException("server " + this + " is closed");
        }
    }

    @Async
    @Override
    public Coroutine<Void> serveForever() {
        if (forever != null) {
            throw new IllegalStateException("server " + this + " is already being awaited on serve_forever()");
        }
        startServing();
        forever = network.loop.createFuture();
        try {
            await(forever);
        } catch (CancelledError e) {
            stopServing();
            closeClients();
            await(waitClosed());
            throw e;
        } finally {
            forever = null;
        }
        return done();
    }

    @Override
    public void stopServing() {
        if (state != State.CLOSED) {
            state = State.CLOSED;
            listeners.forEach(Listener::close);
            listeners.clear();
            if (forever != null) {
                forever.cancel("the server was closed");
            }
            wakeIfNothingIsLeft();
        }
    }

    @Override
    public void closeClients() {
        network.transportsOf(this).forEach(SocketServer::close);
    }

    private static void close(SocketTransport transport) {
        if (transport.protocol() instanceof TlsProtocol tls) {
            tls.close();
        } else {
            transport.close();
        }
    }

    @Override
    public void abortClients() {
        network.transportsOf(this).forEach(SocketTransport::abort);
    }

    @Override
    public Coroutine<Void> closeAsync() {
        return closeWithin(null);
    }

    @Override
    public Coroutine<Void> closeAsync(Duration grace) {
        return closeWithin(grace);
    }

    @Async
    private Coroutine<Void> closeWithin(Duration grace) {
        stopServing();
        try {
            await(Weft.waitFor(waitClosed(), grace));
        } catch (TimeoutException e) {
            abortClients();
            for (Linked next = handled.next(); next != handled; next = next.next()) {
                ((StreamServerProtocol) next).cancelHandler();
            }
            await(waitClosed());
        }
        return done();
    }

    @Async
    @Override
    public Coroutine<Void> waitClosed() {
        if (!isOver()) {
            await(waiters.join());
        }
        return done();
    }

    @Override
    public String toString() {
        return "<Server " + addresses() + " " + connections + " connections>";
    }
}
