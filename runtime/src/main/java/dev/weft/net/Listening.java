// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.Closeable;
import java.io.IOException;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** Opens servers. */
final class Listening {

    private Listening() {}

    /** A server on each address of {@code host}, all with the same port; on all interfaces if it is null. */
    @Async
    static Coroutine<Server> open(
            Function<? super SocketServer, ? extends Protocol> protocols, String host, int port, ServerOptions options)
            throws IOException {
        List<InetSocketAddress> addresses = host == null || host.isEmpty()
                ? List.of(new InetSocketAddress(port))
                : await(Resolver.resolve(host, port));
        SocketServer server = new SocketServer(Network.running(), options, protocols);
        try {
            for (InetSocketAddress address : bindable(addresses)) {
                int wanted = port == 0 && !server.addresses().isEmpty() ? server.port() : port;
                listen(server, new InetSocketAddress(address.getAddress(), wanted), () -> {});
            }
        } catch (IOException e) {
            server.stopServing();
            throw e;
        }
        return done(started(server));
    }

    /** Of several addresses, a name's, those that this machine has: it may know one for IPv6, but have no IPv6. */
    private static List<InetSocketAddress> bindable(List<InetSocketAddress> addresses) throws IOException {
        if (addresses.size() == 1) {
            return addresses;
        }
        List<InetSocketAddress> own = new ArrayList<>();
        for (InetSocketAddress address : addresses) {
            if (NetworkInterface.getByInetAddress(address.getAddress()) != null) {
                own.add(address);
            }
        }
        return own.isEmpty() ? addresses : own;
    }

    /** A server on a unix-domain socket. */
    @Async
    static Coroutine<Server> open(
            Function<? super SocketServer, ? extends Protocol> protocols,
            UnixDomainSocketAddress address,
            ServerOptions options)
            throws IOException {
        Path path = address.getPath();
        if (isSocket(path)) {
            Files.delete(path); // of a server that is gone
        }
        SocketServer server = new SocketServer(Network.running(), options, protocols);
        Object[] file = new Object[1];
        listen(server, address, () -> removeIfSame(path, file[0]));
        file[0] = keyOf(path);
        return done(started(server));
    }

    private static Server started(SocketServer server) {
        if (server.options().startServing()) {
            server.startServing();
        }
        return server;
    }

    private static void listen(SocketServer server, SocketAddress address, Closeable afterClose) throws IOException {
        ServerSocketChannel channel =
                address instanceof InetSocketAddress inet && inet.getAddress().isAnyLocalAddress()
                        ? ServerSocketChannel.open() // of both families
                        : ServerSocketChannel.open(Connector.family(address));
        try {
            channel.configureBlocking(false);
            if (address instanceof InetSocketAddress) {
                channel.setOption(
                        StandardSocketOptions.SO_REUSEADDR, server.options().reuseAddress());
                if (server.options().reusePort()) {
                    channel.setOption(StandardSocketOptions.SO_REUSEPORT, true);
                }
            }
            channel.bind(address, server.options().backlog());
            server.add(new Listener(server, channel, afterClose));
        } catch (BindException e) {
            channel.close();
            BindException failure =
                    new BindException("error while attempting to bind on address " + address + ": " + e.getMessage());
            failure.initCause(e);
            throw failure;
        } catch (Throwable error) {
            SocketSettings.closeQuietly(channel, error);
            throw error;
        }
    }

    private static boolean isSocket(Path path) throws IOException {
        return Files.exists(path, LinkOption.NOFOLLOW_LINKS)
                && Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .isOther();
    }

    private static Object keyOf(Path path) throws IOException {
        return Files.readAttributes(path, BasicFileAttributes.class).fileKey();
    }

    /** Another server may have taken the path by now. */
    private static void removeIfSame(Path path, Object key) throws IOException {
        if (Files.exists(path) && Objects.equals(key, keyOf(path))) {
            Files.delete(path);
        }
    }
}
