// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.util.function.Consumer;

/** How a server is to be: immutable; each method that takes a value answers a changed copy. */
public final class ServerOptions {

    /** What holds where nothing is said. */
    public static final ServerOptions DEFAULT = new ServerOptions();

    private int limit = ConnectOptions.LIMIT;
    private int backlog = 100;
    private boolean reuseAddress = true;
    private boolean reusePort;
    private boolean keepAlive;
    private boolean noDelay = true;
    private boolean startServing = true;
    private TlsOptions tls;

    private ServerOptions() {}

    private ServerOptions with(Consumer<ServerOptions> change) {
        ServerOptions copy = new ServerOptions();
        copy.limit = limit;
        copy.backlog = backlog;
        copy.reuseAddress = reuseAddress;
        copy.reusePort = reusePort;
        copy.keepAlive = keepAlive;
        copy.noDelay = noDelay;
        copy.startServing = startServing;
        copy.tls = tls;
        change.accept(copy);
        return copy;
    }

    /** With a limit for each reader's buffer and for lines, in bytes. */
    public ServerOptions limit(int bytes) {
        return with(copy -> copy.limit = Limits.positive(bytes));
    }

    /** With so many connections that the system keeps before they are accepted. */
    public ServerOptions backlog(int connections) {
        return with(copy -> copy.backlog = Limits.positive(connections));
    }

    /** With or without taking an address whose last owner's connections linger; with it by default. */
    public ServerOptions reuseAddress(boolean on) {
        return with(copy -> copy.reuseAddress = on);
    }

    /** With or without sharing the port with other servers, so that a loop for each core can accept; without by default. */
    public ServerOptions reusePort(boolean on) {
        return with(copy -> copy.reusePort = on);
    }

    /** With or without the system's probes of idle connections; without by default. */
    public ServerOptions keepAlive(boolean on) {
        return with(copy -> copy.keepAlive = on);
    }

    /** With or without Nagle's algorithm turned off; with it turned off by default. */
    public ServerOptions noDelay(boolean on) {
        return with(copy -> copy.noDelay = on);
    }

    /** With or without accepting from the start; with it by default. */
    public ServerOptions startServing(boolean on) {
        return with(copy -> copy.startServing = on);
    }

    /**
     * With TLS, as {@code options} say; null, the default, for none. A client that fails to get through its handshake is
     * dropped, and no handler hears of it; in debug mode the loop's exception handler does.
     *
     * @throws IllegalArgumentException if they have no context: a server needs one of its own
     */
    public ServerOptions tls(TlsOptions options) {
        return with(copy -> copy.tls = options == null ? null : TlsEngines.checkServer(options));
    }

    /** Each reader's limit in bytes. */
    public int limit() {
        return limit;
    }

    /** How many connections the system keeps before they are accepted. */
    public int backlog() {
        return backlog;
    }

    /** Whether an address is taken whose last owner's connections linger. */
    public boolean reuseAddress() {
        return reuseAddress;
    }

    /** Whether the port is shared with other servers. */
    public boolean reusePort() {
        return reusePort;
    }

    /** Whether the system probes idle connections. */
    public boolean keepAlive() {
        return keepAlive;
    }

    /** Whether Nagle's algorithm is off. */
    public boolean noDelay() {
        return noDelay;
    }

    /** Whether it accepts from the start. */
    public boolean startServing() {
        return startServing;
    }

    /** How connections are encrypted; null for not at all. */
    public TlsOptions tls() {
        return tls;
    }
}
