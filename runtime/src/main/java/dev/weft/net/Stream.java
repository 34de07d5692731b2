// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

/**
 * What the program holds of a connection. The loop does not hold it: when the program has dropped it, and so both its reader
 * and its writer, without closing it, the connection is closed, and that is reported.
 */
final class Stream implements Connection {

    private final Incoming reader;
    private final Outgoing writer;

    /** Of a protocol that is connected. */
    Stream(StreamProtocol protocol) {
        this.reader = new Incoming(this, protocol);
        this.writer = new Outgoing(this, protocol);
        protocol.watch(Dropped.watch(this, protocol.network.loop, protocol));
    }

    @Override
    public StreamReader reader() {
        return reader;
    }

    @Override
    public StreamWriter writer() {
        return writer;
    }

    @Override
    public String toString() {
        return "<Connection " + writer.transport() + ">";
    }
}
