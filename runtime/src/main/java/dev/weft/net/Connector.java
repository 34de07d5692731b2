// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.IOException;
import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnsupportedAddressTypeException;
import java.util.ArrayList;
import java.util.List;

/** Connects sockets. */
final class Connector {

    private Connector() {}

    /** A channel connected to the first address of {@code host} that takes the connection. */
    @Async
    static Coroutine<SocketChannel> connect(String host, int port, ConnectOptions options) throws IOException {
        List<InetSocketAddress> remotes = await(Resolver.resolve(host, port));
        if (options.happyEyeballsDelay() != null && remotes.size() > 1) {
            return new HappyEyeballs(remotes, options).connect();
        }
        List<IOException> failures = new ArrayList<>();
        for (InetSocketAddress remote : remotes) {
            try {
                return done(await(connect(remote, options)));
            } catch (IOException e) {
                failures.add(e);
            }
        }
        throw Failures.join(failures);
    }

    /** A channel connected to one address, non-blocking. */
    @Async
    static Coroutine<SocketChannel> connect(SocketAddress remote, ConnectOptions options) throws IOException {
        SocketChannel channel = SocketChannel.open(family(remote));
        boolean connected = false;
        try {
            SocketSettings.apply(channel, options.noDelay(), options.keepAlive());
            if (options.localAddress() != null) {
                channel.bind(options.localAddress());
            }
            if (!channel.connect(remote)) {
                await(Readiness.writable(channel));
                channel.finishConnect();
            }
            connected = true;
            return done(channel);
        } catch (IOException | UnsupportedAddressTypeException e) {
            IOException failure = new ConnectException("Connect call failed (" + remote + "): " + reason(e));
            failure.initCause(e);
            throw failure;
        } finally {
            if (!connected) {
                channel.close();
            }
        }
    }

    private static String reason(Exception e) {
        return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    }

    static ProtocolFamily family(SocketAddress address) {
        if (address instanceof UnixDomainSocketAddress) {
            return StandardProtocolFamily.UNIX;
        }
        return ((InetSocketAddress) address).getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
    }
}
