// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionContext;
import dev.weft.Future;
import dev.weft.TimerHandle;
import java.net.SocketException;
import java.nio.ByteBuffer;
import java.time.Duration;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/**
 * TLS over a transport: asyncio's {@code SSLProtocol}. It is the protocol of the transport below, which carries encrypted
 * bytes, and tells the program's protocol, through a {@link TlsTransport}, of plain ones.
 */
final class TlsProtocol implements Protocol {

    /*
     * NEW -> HANDSHAKE          // connectionMade
     * HANDSHAKE -> OPEN         // the handshake is over: the program is told of the connection
     * OPEN -> FLUSHING          // close(), or the peer's end: what is queued is still sent, what comes is dropped
     * FLUSHING -> SHUTDOWN      // that is sent, and close_notify; the peer's is waited for
     * SHUTDOWN -> CLOSED        // it has come, or the peer's end: the transport below is closed
     * any -> CLOSED             // abort(), an error, a time limit: the transport below is aborted; or it is lost
     */
    private enum State {
        NEW,
        HANDSHAKE,
        OPEN,
        FLUSHING,
        SHUTDOWN,
        CLOSED
    }

    /** How it came to be. */
    enum Origin {
        /** The program connects, and waits for the handshake. */
        CONNECTING,
        /** A server has accepted the connection; nobody waits. */
        ACCEPTED,
        /** The program goes on encrypted: its protocol knows of the connection. */
        INSERTED
    }

    private final EventLoop loop;
    private final Origin origin;
    private final TlsOptions options;
    private final TlsEngine engine;
    private final TlsInput input;
    private final TlsOutput output;
    private final TlsTransport transport = new TlsTransport(this);

    /** Done when the handshake is over, or can't be any more; null if nobody waits for that. */
    private Future<Void> handshake;

    private Protocol program;

    /** Whether the program knows of the connection. */
    private boolean made;

    /** The transport that carries encrypted bytes; null before it is there. */
    private Transport below;

    private State state = State.NEW;

    /** Of the handshake, then of closing. */
    private TimerHandle timer;

    /** What has ended the connection, or null. */
    private Throwable failure;

    /** Whether the program was told of the peer's end. */
    private boolean ended;

    /** Whether the peer's end has come below: nothing can follow. */
    private boolean endedBelow;

    TlsProtocol(EventLoop loop, Protocol program, Origin origin, SSLEngine engine, TlsOptions options) {
        TlsBuffers buffers = TlsBuffers.of(loop);
        this.loop = loop;
        this.program = program;
        this.origin = origin;
        this.made = origin == Origin.INSERTED;
        this.engine = new TlsEngine(engine, buffers, packets -> below.write(packets));
        this.options = options;
        this.input = new TlsInput(this, loop, buffers);
        this.output = new TlsOutput(this, buffers);
    }

    /** Waits until the handshake is over. Cancelling that aborts the connection. */
    @Async
    Coroutine<Transport> handshake() {
        if (transport.isEstablished()) {
            return done(transport);
        } else if (state == State.CLOSED) {
            throw Thrown.unchecked(lost());
        }
        handshake = loop.createFuture();
        try {
            await(handshake);
        } catch (CancelledError e) {
            abort();
            throw e;
        }
        return done(transport);
    }

    TlsTransport transport() {
        return transport;
    }

    TlsEngine engine() {
        return engine;
    }

    TlsInput input() {
        return input;
    }

    TlsOutput output() {
        return output;
    }

    TlsOptions options() {
        return options;
    }

    Transport below() {
        return below;
    }

    Protocol program() {
        return program;
    }

    void setProgram(Protocol newProgram) {
        program = newProgram;
    }

    /** Whether the program may write. */
    boolean accepts() {
        return state == State.NEW || state == State.HANDSHAKE || state == State.OPEN;
    }

    boolean isOpen() {
        return state == State.OPEN;
    }

    boolean isClosed() {
        return state == State.CLOSED;
    }

    /** Whether what the program has written can be encrypted now. */
    boolean encrypts() {
        return (state == State.OPEN || state == State.FLUSHING) && !input.isWorking() && !below.isClosing();
    }

    // the handshake

    @Override
    public void connectionMade(Transport transportBelow) {
        below = transportBelow;
        output.limitBelow();
        state = State.HANDSHAKE;
        limit(options.handshakeTimeout(), this::handshakeTakesTooLong);
        try {
            engine.begin();
        } catch (SSLException e) {
            broken(e);
            return;
        }
        input.receive();
    }

    private void limit(Duration time, Runnable then) {
        if (timer != null) {
            timer.cancel();
        }
        timer = loop.callLater(time, then);
    }

    private void handshakeTakesTooLong() {
        fail(TlsFailures.slowHandshake(peer(), options.handshakeTimeout()));
    }

    void handshaken() {
        if (state != State.HANDSHAKE) {
            return; // another one of an open connection
        }
        timer.cancel();
        state = State.OPEN;
        transport.established(engine.engine());
        if (!made) {
            made = true;
            tell("connectionMade", () -> program.connectionMade(transport));
        }
        if (handshake != null && !handshake.isDone()) {
            handshake.setResult(null);
        }
    }

    // bytes

    @Override
    public void dataReceived(ByteBuffer data) {
        input.receive(data);
    }

    @Override
    public void pauseWriting() {
        output.block();
    }

    @Override
    public void resumeWriting() {
        output.unblock();
        settle();
    }

    /** After each event: sends what is queued, and ends what is to end. */
    void settle() {
        if (encrypts()) {
            output.flush();
        }
        if (endedBelow && !input.isWorking()) {
            endsBelow();
        }
        if (state == State.FLUSHING && output.isEmpty() && !input.isWorking()) {
            shutDown();
        }
    }

    // the end

    /** The peer's close_notify has come. */
    void peerCloses() {
        switch (state) {
            case HANDSHAKE -> fail(TlsFailures.closedEarly(peer()));
            case OPEN -> {
                tellEnd();
                close();
            }
            case SHUTDOWN -> finish();
            default -> {} // it is closing already
        }
    }

    @Override
    public boolean eofReceived() {
        endedBelow = true;
        input.receive(); // what was kept comes before
        return true; // it is closed here
    }

    /** The peer's end has come below, and not its close_notify. */
    private void endsBelow() {
        if (state == State.HANDSHAKE) {
            fail(TlsFailures.closedEarly(peer()));
        } else if (state == State.SHUTDOWN) {
            finish();
        } else if (state == State.OPEN && options.requireCloseNotify()) {
            fail(TlsFailures.cutOff(peer()));
        } else if (state == State.OPEN && !input.isPaused()) {
            tellEnd();
            close();
        }
    }

    private void tellEnd() {
        if (!ended) {
            ended = true;
            tell("eofReceived", program::eofReceived);
        }
    }

    /** Sends what is queued and close_notify, waits for the peer's, and closes the transport below. */
    void close() {
        if (state == State.OPEN) {
            state = State.FLUSHING;
            limit(options.shutdownTimeout(), this::shutdownTakesTooLong);
            input.setReading();
            input.receive(); // drops what there is, and flushes
        } else if (accepts()) {
            abort();
        }
    }

    private void shutdownTakesTooLong() {
        failure = TlsFailures.slowShutdown(peer(), options.shutdownTimeout());
        abort();
    }

    private void shutDown() {
        state = State.SHUTDOWN;
        if (endedBelow) {
            finish();
            return;
        }
        try {
            engine.close();
        } catch (SSLException e) {
            broken(e);
            return;
        }
        if (below.canWriteEof()) {
            below.writeEof(); // many a peer answers this end, and not that of TLS
        }
        input.receive(); // the peer's may be there
    }

    private void finish() {
        tellEnd();
        if (state == State.SHUTDOWN) { // the program may have aborted it
            state = State.CLOSED;
            below.close(); // in time: the timer runs on
        }
    }

    void abort() {
        state = State.CLOSED;
        if (below != null) {
            below.abort();
        }
    }

    /** The engine says that it can't go on. */
    void broken(SSLException error) {
        fail(TlsFailures.explain(error, peer(), state == State.HANDSHAKE));
    }

    void fail(Throwable error) {
        if (state != State.CLOSED) {
            failure = error;
            state = State.CLOSED;
            if (!input.isWorking()) {
                engine.sendAlert();
            }
            below.abort();
        }
    }

    @Override
    public void connectionLost(Throwable error) {
        failure = failure == null ? error : failure;
        state = State.CLOSED;
        timer.cancel();
        output.drop();
        if (made) {
            tell("connectionLost", () -> program.connectionLost(failure));
        } else if (origin == Origin.ACCEPTED && failure != null && loop.isDebug()) {
            report("Error on transport creation for incoming connection", failure);
        }
        if (handshake != null && !handshake.isDone()) {
            handshake.setException(lost());
        }
    }

    private Throwable lost() {
        return failure == null ? new SocketException("Connection lost") : failure;
    }

    /** Calls the program. */
    void tell(String call, Runnable programCall) {
        try {
            programCall.run();
        } catch (Throwable error) {
            report("Fatal error: protocol." + call + "() call failed.", error);
            fail(error);
        }
    }

    void report(String message, Throwable error) {
        loop.callExceptionHandler(ExceptionContext.saying(message)
                .withException(error)
                .with("transport", transport)
                .with("protocol", program));
    }

    /** How messages call the peer. */
    private String peer() {
        return TlsFailures.peer(options.serverHostname(), below.remoteAddress());
    }

    @Override
    public String toString() {
        return "<TlsProtocol " + state + " of " + program + ">";
    }
}
