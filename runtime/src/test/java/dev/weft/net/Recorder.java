// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.EventLoop;
import dev.weft.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A protocol that writes down what it is told. */
class Recorder implements Protocol {

    final List<String> events = new ArrayList<>();
    final StringBuilder received = new StringBuilder();
    final Future<Void> lost = EventLoop.running().createFuture();
    Transport transport;
    Throwable error;

    /** What each call does besides. */
    Consumer<String> then = call -> {};

    boolean staysAfterEof;

    @Override
    public void connectionMade(Transport made) {
        transport = made;
        event("made");
    }

    @Override
    public void dataReceived(ByteBuffer data) {
        received.append(UTF_8.decode(data));
        event("data");
    }

    @Override
    public boolean eofReceived() {
        event("eof");
        return staysAfterEof;
    }

    @Override
    public void connectionLost(Throwable failure) {
        error = failure;
        lost.setResult(null);
        event(failure == null ? "lost" : "lost " + failure.getMessage());
    }

    @Override
    public void pauseWriting() {
        event("pause");
    }

    @Override
    public void resumeWriting() {
        event("resume");
    }

    private void event(String call) {
        events.add(call);
        then.accept(call);
    }
}
