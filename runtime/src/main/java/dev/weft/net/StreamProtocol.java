// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.ExceptionContext;
import dev.weft.Future;
import java.nio.ByteBuffer;

/**
 * A connection's state as streams see it: what has arrived, who waits for more, whether writing is paused, and how the
 * connection ended. The transport holds this, and not the program's {@link Stream}, so that a dropped one can be noticed.
 */
class StreamProtocol extends Linked implements BufferedProtocol, Dropped.Owner {

    final Network network;

    /** In bytes; above twice as many nothing is taken from the peer. */
    final int limit;

    final ReadBuffer arrived = new ReadBuffer();

    private Transport transport;

    /** Done when something arrives, or the connection ends; null, or done, when nobody waits. */
    private Future<Void> waiter;

    /** Whether the coroutine that waits will take what arrives from the socket itself. */
    private boolean readsItself;

    /** Who waits until writing is resumed, and until the connection is over; null for nobody. */
    private Waiters drainers;

    private Waiters closers;

    /** Notices when the program drops the connection; null for a protocol without a stream. */
    private Dropped watch;

    /** What the connection has failed with, or null. */
    private Throwable error;

    /** What was thrown last by a read or a write. */
    private Throwable thrown;

    private boolean eof;
    private boolean lost;
    private boolean writingPaused;

    /** Whether reading is paused because too much has arrived. */
    private boolean full;

    StreamProtocol(Network network, int limit) {
        this.network = network;
        this.limit = limit;
    }

    @Override
    public void connectionMade(Transport made) {
        transport = made;
    }

    /** Whether a server has accepted it. */
    boolean isServerSide() {
        return false;
    }

    Transport transport() {
        return transport;
    }

    /** Goes on over {@code newTransport}. */
    void replaceTransport(Transport newTransport) {
        transport = newTransport;
    }

    // what comes in

    /** The loop's shared buffer: for a transport that reads from a socket. Others use {@link #dataReceived}. */
    @Override
    public ByteBuffer buffer(int sizeHint) {
        return network.incoming.clear();
    }

    @Override
    public void bufferUpdated(int n) {
        dataReceived(network.incoming.flip());
    }

    /**
     * Something can be read. If a coroutine waits that takes it from the socket itself, that is woken, and true answered:
     * what it reads and what it then sends are in the processor's cache, and it may share a buffer with others. Should this
     * be called again before it has its turn, what can be read goes to what has {@link #arrived}.
     */
    boolean wakeToRead() {
        if (!readsItself || !isAwaited()) {
            return false;
        }
        wakeReader(null);
        return true;
    }

    /** Takes what can be read from the socket, for who was woken to; answers how many bytes, 0 for none. */
    int receive(ByteBuffer into) {
        return transport instanceof SocketTransport socket ? socket.receive(into) : 0;
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        arrived.append(data);
        wakeReader(null);
        if (!full && arrived.size() > 2L * limit) {
            full = true;
            transport.pauseReading();
        }
    }

    @Override
    public boolean eofReceived() {
        eof = true;
        wakeReader(null);
        return true;
    }

    boolean isEof() {
        return eof;
    }

    /** Whether a coroutine waits for something to arrive. */
    boolean isAwaited() {
        return waiter != null && !waiter.isDone();
    }

    private void wakeReader(Throwable failure) {
        if (isAwaited()) {
            if (failure == null) {
                waiter.setResult(null);
            } else {
                thrown = failure;
                waiter.setException(failure);
            }
        }
        waiter = null;
        readsItself = false;
    }

    /**
     * What to await until something arrives.
     *
     * @param reads whether who awaits it then calls {@link #receive}, unless something has {@link #arrived}
     * @param call who asks
     */
    Future<Void> arrival(boolean reads, String call) {
        if (isAwaited()) {
            throw new IllegalStateException(
                    call + "() called while another coroutine is already waiting for incoming data");
        }
        check();
        if (full) { // what has arrived does not suffice
            full = false;
            transport.resumeReading();
        }
        readsItself = reads;
        waiter = network.loop.createFuture();
        return waiter;
    }

    /** Something was read: takes more from the peer if there is room. */
    void consumed() {
        if (full && arrived.size() <= limit) {
            full = false;
            transport.resumeReading();
        }
    }

    /** Takes all that has arrived. */
    byte[] takeAll() {
        full = false;
        return arrived.take(arrived.size());
    }

    /** Throws what the connection has failed with. */
    void check() {
        if (error != null) {
            thrown = error;
            throw Thrown.unchecked(error);
        }
    }

    // what goes out

    @Override
    public void pauseWriting() {
        writingPaused = true;
    }

    @Override
    public void resumeWriting() {
        writingPaused = false;
        if (drainers != null) {
            drainers.wake(null);
        }
    }

    boolean isWritingPaused() {
        return writingPaused;
    }

    Waiters drainers() {
        if (drainers == null) {
            drainers = new Waiters();
        }
        return drainers;
    }

    // its end

    void watch(Dropped newWatch) {
        watch = newWatch;
    }

    @Override
    public void dropped() {
        if (!lost && !transport.isClosing()) {
            if (transport instanceof Endpoint endpoint) {
                endpoint.report("unclosed connection", null);
            } else {
                network.loop.callExceptionHandler(
                        ExceptionContext.saying("unclosed connection").with("transport", transport));
            }
            transport.close();
        }
    }

    @Override
    public void connectionLost(Throwable failure) {
        lost = true;
        if (watch != null) {
            watch.forget();
        }
        error = failure;
        eof |= failure == null;
        wakeReader(failure);
        if (drainers != null) {
            drainers.wake(failure);
        }
        if (closers != null) {
            closers.wake(null);
        }
    }

    /** Whether the connection is over. */
    boolean isLost() {
        return lost;
    }

    /** A write throws {@code failure}. */
    void thrown(Throwable failure) {
        thrown = failure;
    }

    /** Throws what it has failed with unless it was thrown before: no error is suppressed in itself. */
    void checkUnlessThrown() {
        if (thrown != error) {
            check();
        }
    }

    Waiters closers() {
        if (closers == null) {
            closers = new Waiters();
        }
        return closers;
    }

    @Override
    public String toString() {
        return "<" + getClass().getSimpleName() + " " + arrived.size() + " bytes to read" + (eof ? ", eof" : "") + ">";
    }
}
