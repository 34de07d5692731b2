// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.net.SocketAddress;
import java.util.function.Consumer;

/** How a datagram socket is to be: immutable; each method that takes a value answers a changed copy. */
public final class DatagramOptions {

    /** What holds where nothing is said: any port of any interface, any peer. */
    public static final DatagramOptions DEFAULT = new DatagramOptions();

    private SocketAddress localAddress;
    private SocketAddress remoteAddress;
    private boolean reusePort;
    private boolean broadcast;

    private DatagramOptions() {}

    private DatagramOptions with(Consumer<DatagramOptions> change) {
        DatagramOptions copy = new DatagramOptions();
        copy.localAddress = localAddress;
        copy.remoteAddress = remoteAddress;
        copy.reusePort = reusePort;
        copy.broadcast = broadcast;
        change.accept(copy);
        return copy;
    }

    /** With this end's address; null for one that the system picks. */
    public DatagramOptions localAddress(SocketAddress address) {
        return with(copy -> copy.localAddress = address);
    }

    /** With the only peer that it sends to and receives from; null for any. */
    public DatagramOptions remoteAddress(SocketAddress address) {
        return with(copy -> copy.remoteAddress = address);
    }

    /** With or without sharing the port with other sockets; without by default. */
    public DatagramOptions reusePort(boolean on) {
        return with(copy -> copy.reusePort = on);
    }

    /** With or without leave to send to broadcast addresses; without by default. */
    public DatagramOptions broadcast(boolean on) {
        return with(copy -> copy.broadcast = on);
    }

    /** This end's address, or null. */
    public SocketAddress localAddress() {
        return localAddress;
    }

    /** The only peer, or null. */
    public SocketAddress remoteAddress() {
        return remoteAddress;
    }

    /** Whether the port is shared with other sockets. */
    public boolean reusePort() {
        return reusePort;
    }

    /** Whether it may send to broadcast addresses. */
    public boolean broadcast() {
        return broadcast;
    }
}
