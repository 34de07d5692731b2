// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.net.SocketAddress;
import java.time.Duration;
import java.util.function.Consumer;

/** How a connection is to be made: immutable; each method that takes a value answers a changed copy. */
public final class ConnectOptions {

    /** What holds where nothing is said. */
    public static final ConnectOptions DEFAULT = new ConnectOptions();

    /** asyncio's limit for readers, in bytes. */
    static final int LIMIT = 64 * 1024;

    private int limit = LIMIT;
    private SocketAddress localAddress;
    private Duration happyEyeballsDelay;
    private boolean keepAlive;
    private boolean noDelay = true;
    private TlsOptions tls;

    private ConnectOptions() {}

    private ConnectOptions with(Consumer<ConnectOptions> change) {
        ConnectOptions copy = new ConnectOptions();
        copy.limit = limit;
        copy.localAddress = localAddress;
        copy.happyEyeballsDelay = happyEyeballsDelay;
        copy.keepAlive = keepAlive;
        copy.noDelay = noDelay;
        copy.tls = tls;
        change.accept(copy);
        return copy;
    }

    /** With a limit for the reader's buffer and for lines, in bytes. */
    public ConnectOptions limit(int bytes) {
        return with(copy -> copy.limit = Limits.positive(bytes));
    }

    /** With this end's address; null for one that the system picks. */
    public ConnectOptions localAddress(SocketAddress address) {
        return with(copy -> copy.localAddress = address);
    }

    /**
     * With a time after which the next address of a host is tried beside those before it, families alternating (RFC 8305,
     * which recommends 250 ms); null, the default, tries one after the other.
     */
    public ConnectOptions happyEyeballsDelay(Duration delay) {
        return with(copy -> copy.happyEyeballsDelay = delay);
    }

    /** With or without the system's probes of an idle connection; without by default. */
    public ConnectOptions keepAlive(boolean on) {
        return with(copy -> copy.keepAlive = on);
    }

    /** With or without Nagle's algorithm turned off; with it turned off by default. */
    public ConnectOptions noDelay(boolean on) {
        return with(copy -> copy.noDelay = on);
    }

    /** With TLS, as {@code options} say; null, the default, for none. */
    public ConnectOptions tls(TlsOptions options) {
        return with(copy -> copy.tls = options);
    }

    /** The reader's limit in bytes. */
    public int limit() {
        return limit;
    }

    /** This end's address, or null. */
    public SocketAddress localAddress() {
        return localAddress;
    }

    /** The time between two attempts, or null. */
    public Duration happyEyeballsDelay() {
        return happyEyeballsDelay;
    }

    /** Whether the system probes an idle connection. */
    public boolean keepAlive() {
        return keepAlive;
    }

    /** Whether Nagle's algorithm is off. */
    public boolean noDelay() {
        return noDelay;
    }

    /** How the connection is encrypted; null for not at all. */
    public TlsOptions tls() {
        return tls;
    }
}
