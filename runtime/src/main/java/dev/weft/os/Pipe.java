// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import dev.weft.EventLoop;
import dev.weft.net.Protocol;
import dev.weft.net.Transport;
import java.io.IOException;
import java.net.SocketAddress;
import java.util.Map;

/** This process's end of a pipe to another. */
abstract class Pipe implements Transport {

    final EventLoop loop;

    private final OpenPipes open;
    private final String name;
    private Protocol protocol;

    /** Takes an end of the pipe that is called {@code name}. */
    Pipe(EventLoop loop, Protocol protocol, String name) {
        this.loop = loop;
        this.open = OpenPipes.of(loop);
        this.protocol = protocol;
        this.name = name;
        open.add(this);
    }

    /** Closes the end; may be called again. Doesn't block. */
    abstract void closeEnd() throws IOException;

    /** The process has exited. */
    abstract void processExited();

    /** The pipe is over: closes the end, and tells the protocol in the next turn. */
    final void over(Throwable error) {
        open.remove(this);
        Throwable failure = error;
        try {
            closeEnd();
        } catch (IOException e) {
            failure = error == null ? e : error;
        }
        Throwable why = failure;
        loop.callSoon(() -> protocol.connectionLost(why));
    }

    /** The loop closes, with the pipe open. */
    final void loopCloses() {
        loop.callExceptionHandler(Map.of("message", "unclosed pipe", "transport", this));
        try {
            closeEnd();
        } catch (IOException e) {
            // nobody can use it any more
        }
    }

    /** Has the loop run {@code action}; answers false if it is closed. Called in a thread. */
    final boolean give(Runnable action) {
        try {
            loop.callSoonThreadsafe(action);
            return true;
        } catch (IllegalStateException closed) {
            return false;
        }
    }

    @Override
    public final Protocol protocol() {
        return protocol;
    }

    @Override
    public final void setProtocol(Protocol newProtocol) {
        protocol = newProtocol;
    }

    /** Pipes have none. */
    @Override
    public final SocketAddress localAddress() {
        return null;
    }

    /** Pipes have none. */
    @Override
    public final SocketAddress remoteAddress() {
        return null;
    }

    @Override
    public final String toString() {
        return "<Pipe " + name + (isClosing() ? " closed" : " open") + ">";
    }
}
