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
import dev.weft.Weft;
import java.net.InetSocketAddress;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;

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

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final EventLoop loop;
    private final TlsBuffers buffers;
    private final TlsOptions options;
    private final TlsEngine engine;
    private final TlsOutput output;
    private final TlsTransport transport = new TlsTransport(this);

    /** Whether a server has accepted the connection: nobody waits for its handshake. */
    private final boolean accepted;

    /** Done when the handshake is over, or can't be any more; null if nobody waits for that. */
    private Future<Void> handshake;

    private Protocol program;

    /** Whether the program has been told of the connection. */
    private boolean made;

    /** The transport that carries encrypted bytes; null before it is there. */
    private Transport below;

    private State state = State.NEW;

    /** Of the handshake, then of closing. */
    private TimerHandle timer;

    /** What has ended the connection, or null. */
    private Throwable failure;

    /** Whether the engine's tasks run in a thread; it must be left alone then. */
    private boolean working;

    /** Whether {@link #advance} runs. */
    private boolean advancing;

    private boolean readingPaused;

    /** Whether the program was told of the peer's end. */
    private boolean ended;

    /** Whether the peer's end has come below: nothing can follow. */
    private boolean endedBelow;

    private TlsProtocol(
            EventLoop loop, Protocol program, boolean made, boolean accepted, SSLEngine engine, TlsOptions options) {
        this.loop = loop;
        this.buffers = TlsBuffers.of(loop);
        this.program = program;
        this.made = made;
        this.accepted = accepted;
        this.engine = new TlsEngine(engine, buffers, packets -> below.write(packets));
        this.options = options;
        this.output = new TlsOutput(this, buffers);
    }

    /** Of a connection that a server has accepted. */
    static TlsProtocol accepted(EventLoop loop, Protocol program, TlsOptions options) {
        return new TlsProtocol(loop, program, false, true, TlsEngines.server(options), options);
    }

    /** Of a connection to {@code port}. */
    static TlsProtocol connecting(EventLoop loop, Protocol program, TlsOptions options, int port) {
        return new TlsProtocol(loop, program, false, false, TlsEngines.client(options, port), options);
    }

    /**
     * Puts TLS between a transport and its protocol, which knows of the connection.
     *
     * @param early what has arrived, and belongs to the handshake
     */
    static TlsProtocol insert(
            Transport below, Protocol program, TlsOptions options, boolean serverSide, ByteBuffer early)
            throws SocketException {
        if (below.isClosing()) {
            throw new SocketException("Connection lost: TLS can't be started any more on " + below);
        }
        EventLoop loop = EventLoop.running();
        SSLEngine engine = serverSide ? TlsEngines.server(options) : TlsEngines.client(options, portOf(below));
        TlsProtocol tls = new TlsProtocol(loop, program, true, false, engine, options);
        below.setProtocol(tls);
        tls.connectionMade(below);
        tls.setReading();
        tls.advance(early);
        return tls;
    }

    private static int portOf(Transport transport) {
        return transport.remoteAddress() instanceof InetSocketAddress address ? address.getPort() : -1;
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

    /** Whether what the program has written can be encrypted now. */
    boolean encrypts() {
        return (state == State.OPEN || state == State.FLUSHING) && !working && !below.isClosing();
    }

    boolean isReading() {
        return accepts() && !readingPaused;
    }

    // the handshake

    @Override
    public void connectionMade(Transport made) {
        below = made;
        output.limitBelow();
        state = State.HANDSHAKE;
        limit(options.handshakeTimeout(), this::handshakeTakesTooLong);
        try {
            engine.begin();
        } catch (SSLException e) {
            broken(e);
            return;
        }
        advance(NOTHING);
    }

    private void limit(Duration time, Runnable then) {
        if (timer != null) {
            timer.cancel();
        }
        timer = loop.callLater(time, then);
    }

    private void handshakeTakesTooLong() {
        fail(new SocketTimeoutException("SSL handshake is taking longer than "
                + options.handshakeTimeout().toNanos() / 1e9 + " seconds: aborting the connection; " + peer()
                + " may be slow, or expect something other than TLS"));
    }

    private void handshaken() {
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

    /** The engine's tasks take time, or wait for others: in a thread. */
    private void work() {
        working = true;
        setReading();
        List<Runnable> tasks = engine.tasks();
        try {
            Weft.runInExecutor(null, () -> {
                work(tasks);
                return null;
            });
        } catch (IllegalStateException | RejectedExecutionException e) {
            fail(e); // the executor is shut down
        }
    }

    /** In the thread. */
    private void work(List<Runnable> tasks) {
        Throwable thrown = null;
        try {
            tasks.forEach(Runnable::run);
        } catch (Throwable e) {
            thrown = e;
        }
        Throwable error = thrown;
        try {
            loop.callSoonThreadsafe(() -> worked(error));
        } catch (IllegalStateException e) {
            // the loop is closed by now, and so is the connection
        }
    }

    private void worked(Throwable error) {
        working = false;
        if (state == State.CLOSED) {
            return;
        } else if (error != null) {
            fail(error);
            return;
        }
        setReading();
        advance(NOTHING);
    }

    // what comes in

    @Override
    public void dataReceived(ByteBuffer data) {
        advance(data);
    }

    /** Goes on with what is there and with {@code data}, as far as it goes. */
    private void advance(ByteBuffer data) {
        advancing = true;
        ByteBuffer plain = buffers.take();
        try {
            while (decrypts() && step(data, plain.clear())) {}
        } finally {
            engine.keep(data);
            buffers.giveBack(plain);
            advancing = false;
        }
        flush();
    }

    private boolean decrypts() {
        return state != State.CLOSED && !working && (state != State.OPEN || !readingPaused);
    }

    /** Answers whether it may go on. */
    private boolean step(ByteBuffer data, ByteBuffer plain) {
        TlsEngine.Stop stop = null;
        SSLException error = null;
        try {
            stop = engine.run(data, plain);
        } catch (SSLException e) {
            error = e;
        }
        if (state == State.OPEN && plain.flip().hasRemaining()) {
            tell("dataReceived", () -> program.dataReceived(plain));
        }
        if (error != null) {
            broken(error);
            return false;
        }
        switch (stop) {
            case HANDSHAKEN -> handshaken();
            case TASKS -> work();
            case CLOSED -> peerCloses();
            default -> {}
        }
        return stop == TlsEngine.Stop.HANDSHAKEN || stop == TlsEngine.Stop.FULL;
    }

    /** Takes bytes from below unless they could not be used. */
    private void setReading() {
        if (working || state == State.OPEN && readingPaused) {
            below.pauseReading();
        } else {
            below.resumeReading();
        }
    }

    void pauseReading() {
        if (isReading()) {
            readingPaused = true;
            if (state == State.OPEN) {
                setReading();
            }
        }
    }

    void resumeReading() {
        if (readingPaused && accepts()) {
            readingPaused = false;
            if (state == State.OPEN) {
                setReading();
                loop.callSoon(this::goOn);
            }
        }
    }

    private void goOn() {
        if (!advancing) {
            advance(NOTHING);
        }
    }

    // what goes out

    @Override
    public void pauseWriting() {
        output.block();
    }

    @Override
    public void resumeWriting() {
        output.unblock();
        flush();
    }

    /** Sends what is queued; when it was to be the last, the end, too. */
    private void flush() {
        if (encrypts()) {
            output.flush();
        }
        if (state == State.FLUSHING && output.isEmpty() && !working) {
            shutDown();
        }
    }

    // the end

    /** The peer's close_notify has come. */
    private void peerCloses() {
        switch (state) {
            case HANDSHAKE -> fail(closedEarly());
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
        switch (state) {
            case HANDSHAKE -> fail(closedEarly());
            case OPEN -> {
                if (options.requireCloseNotify()) {
                    fail(new SSLException("The stream from " + peer()
                            + " has ended without TLS's close_notify: it may have" + " been cut off"));
                } else {
                    tellEnd();
                    close();
                }
            }
            case SHUTDOWN -> finish();
            default -> {}
        }
        return true; // it is closed here
    }

    private SSLHandshakeException closedEarly() {
        return new SSLHandshakeException("The TLS handshake with " + peer() + " has failed: the peer has closed the"
                + " connection; it may expect something other than TLS, or have refused what it was offered");
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
            setReading();
            if (!advancing) {
                flush();
            }
        } else if (accepts()) {
            abort();
        }
    }

    private void shutdownTakesTooLong() {
        failure = new SocketTimeoutException(
                "SSL shutdown timed out: " + peer() + " has not taken, or not answered, the end of the stream within "
                        + options.shutdownTimeout().toNanos() / 1e9 + " seconds");
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
        goOn(); // the peer's may be there
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

    private void fail(Throwable error) {
        if (state != State.CLOSED) {
            failure = error;
            state = State.CLOSED;
            if (!working) {
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
        } else if (accepted && failure != null && loop.isDebug()) {
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
