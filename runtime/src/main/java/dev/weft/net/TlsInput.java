// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.EventLoop;
import dev.weft.Weft;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import javax.net.ssl.SSLException;

/** What comes in through a TLS connection: decrypted at once, unless the program has paused that, or the engine's tasks run. */
final class TlsInput {

    private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

    private final TlsProtocol tls;
    private final EventLoop loop;
    private final TlsBuffers buffers;

    /** Whether the engine's tasks run in a thread; it must be left alone then. */
    private boolean working;

    /** Whether {@link #receive} runs. */
    private boolean receiving;

    /** Whether the program has paused it. */
    private boolean paused;

    TlsInput(TlsProtocol tls, EventLoop loop, TlsBuffers buffers) {
        this.tls = tls;
        this.loop = loop;
        this.buffers = buffers;
    }

    boolean isWorking() {
        return working;
    }

    boolean isPaused() {
        return paused;
    }

    /** Goes on with what is there and with {@code data}, as far as it goes. */
    void receive(ByteBuffer data) {
        receiving = true;
        ByteBuffer plain = buffers.take();
        try {
            while (goesOn() && step(data, plain.clear())) {}
        } finally {
            tls.engine().keep(data);
            buffers.giveBack(plain);
            receiving = false;
        }
        tls.settle();
    }

    /** Goes on with what is there. */
    void receive() {
        if (!receiving) {
            receive(NOTHING);
        }
    }

    /** Whether bytes can be decrypted, and are wanted; those of a connection that is closing are, and then dropped. */
    private boolean goesOn() {
        return !working && !tls.isClosed() && !(paused && tls.isOpen());
    }

    /** Answers whether it may go on. */
    private boolean step(ByteBuffer data, ByteBuffer plain) {
        TlsEngine.Stop stop = null;
        SSLException error = null;
        try {
            stop = tls.engine().run(data, plain);
        } catch (SSLException e) {
            error = e;
        }
        if (tls.isOpen() && plain.flip().hasRemaining()) {
            tls.tell("dataReceived", () -> tls.program().dataReceived(plain));
        }
        if (tls.isClosed()) {
            return false;
        }
        if (error != null) {
            tls.broken(error);
            return false;
        }
        switch (stop) {
            case HANDSHAKEN -> tls.handshaken();
            case TASKS -> work();
            case CLOSED -> tls.peerCloses();
            default -> {}
        }
        return stop == TlsEngine.Stop.HANDSHAKEN || stop == TlsEngine.Stop.FULL;
    }

    /** The engine's tasks take time, or wait for others: in a thread. */
    private void work() {
        working = true;
        setReading();
        List<Runnable> tasks = tls.engine().tasks();
        try {
            Weft.runInExecutor(null, () -> {
                work(tasks);
                return null;
            });
        } catch (IllegalStateException | RejectedExecutionException e) {
            tls.fail(e); // the executor is shut down
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
        if (error != null) {
            tls.fail(error);
        } else if (!tls.isClosed()) {
            setReading();
            receive();
        }
    }

    /** Takes bytes from below unless they could not be used. */
    void setReading() {
        if (working || paused && tls.isOpen()) {
            tls.below().pauseReading();
        } else {
            tls.below().resumeReading();
        }
    }

    void pause() {
        if (!paused) {
            paused = true;
            if (tls.isOpen()) {
                setReading();
            }
        }
    }

    void resume() {
        if (paused) {
            paused = false;
            if (tls.isOpen()) {
                setReading();
                loop.callSoon(this::receive);
            }
        }
    }
}
