// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.Datagram;
import dev.weft.net.Sockets;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Arrays;
import java.util.List;

/** {@code sock-operations.py}. */
final class SockOperations extends Loopback {

    @Async
    Coroutine<Void> main() throws IOException {
        try (ServerSocketChannel listener = ServerSocketChannel.open();
                SocketChannel one = SocketChannel.open()) {
            listener.bind(new InetSocketAddress(HOST, 0));
            listener.configureBlocking(false);
            one.configureBlocking(false);
            Task<SocketChannel> accepting = createTask(Sockets.sockAccept(listener));
            await(yieldNow());
            print(accepting.isDone());
            await(Sockets.sockConnect(one, listener.getLocalAddress()));
            SocketChannel two = await(accepting);
            print(two.getRemoteAddress().equals(one.getLocalAddress()), two.isBlocking());
            Task<byte[]> receiving = createTask(Sockets.sockRecv(two, 3));
            await(yieldNow());
            await(Sockets.sockSendAll(one, b("hello")));
            print(bytes(await(receiving)), bytes(await(Sockets.sockRecv(two, 100))));
            ByteBuffer buffer = ByteBuffer.allocate(10);
            await(Sockets.sockSendAll(one, b("into")));
            int n = await(Sockets.sockRecvInto(two, buffer));
            print(n, bytes(Arrays.copyOf(buffer.array(), n)));
            receiving = createTask(Sockets.sockRecv(two, 3));
            await(yieldNow());
            receiving.cancel();
            try {
                await(receiving);
            } catch (CancelledError e) {
                print("cancelled");
            }
            byte[] big = times("x", 8_000_000);
            Task<Void> sending = createTask(Sockets.sockSendAll(one, big));
            int received = 0;
            while (received < big.length) {
                received += await(Sockets.sockRecv(two, 60_000)).length;
            }
            await(sending);
            print(received);
            one.shutdownOutput();
            print(bytes(await(Sockets.sockRecv(two, 100))));
            two.close();
        }
        try (DatagramChannel a = DatagramChannel.open();
                DatagramChannel b = DatagramChannel.open()) {
            for (DatagramChannel each : List.of(a, b)) {
                each.bind(new InetSocketAddress(HOST, 0));
                each.configureBlocking(false);
            }
            Task<Datagram> receiving = createTask(Sockets.sockRecvFrom(b, 100));
            await(yieldNow());
            print(await(Sockets.sockSendTo(a, b("packet"), b.getLocalAddress())));
            Datagram packet = await(receiving);
            print(bytes(packet.data()), packet.sender().equals(a.getLocalAddress()));
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
