// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** What comes in through a stream socket. The loop runs it when there is something to read, or the peer's end. */
final class SocketInput implements Runnable {

    /*
     * NEW -> ON         // start()
     * NEW, ON -> PAUSED // pause()
     * PAUSED -> ON      // resume()
     * ON -> ENDED       // the peer's end
     * any -> ENDED      // stop(): the transport is closing
     */
    private enum State {
        NEW,
        ON,
        PAUSED,
        ENDED
    }

    private final SocketTransport transport;
    private final SocketChannel channel;

    /** Who is told. */
    private Protocol protocol;

    private State state = State.NEW;

    /** Whether the loop calls {@link #run}. It still may while reading is paused; the first call then ends it. */
    private boolean listening;

    SocketInput(SocketTransport transport, SocketChannel channel) {
        this.transport = transport;
        this.channel = channel;
    }

    Protocol protocol() {
        return protocol;
    }

    void setProtocol(Protocol newProtocol) {
        protocol = newProtocol;
    }

    /** Whether bytes are delivered, or will be from the start on. */
    boolean isOn() {
        return state == State.ON || state == State.NEW;
    }

    void start() {
        if (state == State.NEW) {
            state = State.ON;
            listen();
        }
    }

    void pause() {
        if (isOn()) {
            state = State.PAUSED;
        }
    }

    void resume() {
        if (state == State.PAUSED) {
            state = State.ON;
            listen();
        }
    }

    void stop() {
        state = State.ENDED;
        if (listening) {
            listening = false;
            transport.network.loop.removeReader(channel);
        }
    }

    private void listen() {
        if (!listening) {
            listening = true;
            transport.network.loop.addReader(channel, this);
        }
    }

    /** One call of the system each time: what is left is reported again. */
    @Override
    public void run() {
        if (state == State.PAUSED) {
            listening = false;
            transport.network.loop.removeReader(channel);
        } else if (state == State.ON) {
            if (protocol instanceof StreamProtocol stream && stream.wakeToRead()) {
                return;
            } else if (protocol instanceof BufferedProtocol buffered) {
                receiveInto(buffered);
            } else {
                receive();
            }
        }
    }

    /** Reads at once, for who was told that it can; answers how many bytes, 0 for none. */
    int receive(ByteBuffer into) {
        if (state != State.ON) {
            return 0;
        }
        try {
            int n = read(into);
            if (n <= 0) {
                received(n);
            }
            return Math.max(0, n);
        } catch (IOException e) {
            transport.lose(e);
            return 0;
        }
    }

    private int read(ByteBuffer into) throws IOException {
        return into.isDirect() ? channel.read(into) : transport.network.read(channel, into);
    }

    private void receive() {
        ByteBuffer shared = transport.network.incoming.clear();
        try {
            int n = channel.read(shared);
            if (n <= 0) {
                received(n);
                return;
            }
        } catch (IOException e) {
            transport.lose(e);
            return;
        }
        try {
            protocol.dataReceived(shared.flip());
        } catch (Throwable error) {
            transport.failed("dataReceived", error);
        }
    }

    private void receiveInto(BufferedProtocol owner) {
        ByteBuffer into;
        try {
            into = owner.buffer(-1);
            if (!into.hasRemaining()) {
                throw new IllegalStateException("buffer() returned an empty buffer");
            }
        } catch (Throwable error) {
            transport.failed("buffer", error);
            return;
        }
        int n;
        try {
            n = read(into);
        } catch (IOException e) {
            transport.lose(e);
            return;
        }
        if (n <= 0) {
            received(n);
            return;
        }
        try {
            owner.bufferUpdated(n);
        } catch (Throwable error) {
            transport.failed("bufferUpdated", error);
        }
    }

    /** Nothing was there after all, or the peer has ended the stream. */
    private void received(int n) {
        if (n == 0) {
            return;
        }
        stop();
        try {
            if (!protocol.eofReceived()) {
                transport.close();
            }
        } catch (Throwable error) {
            transport.failed("eofReceived", error);
        }
    }
}
