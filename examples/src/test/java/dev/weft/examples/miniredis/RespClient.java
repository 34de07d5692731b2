// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;

/** A client of a real or a mini Redis; blocks. */
final class RespClient implements AutoCloseable {
    private final SocketChannel channel;
    private final InputStream in;

    RespClient(int port) throws IOException {
        this(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
    }

    RespClient(SocketAddress address) throws IOException {
        channel = SocketChannel.open(address);
        in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    /** Sends a request; answers its reply as {@link Reply} has it. */
    String call(String... request) throws IOException {
        send(request);
        return read();
    }

    void send(String... request) throws IOException {
        Bytes[] arguments = new Bytes[request.length];
        for (int i = 0; i < request.length; i++) {
            arguments[i] = new Bytes(request[i].getBytes(ISO_8859_1));
        }
        RespWriter out = new RespWriter();
        out.request(arguments);
        write(out.take());
    }

    void write(String bytes) throws IOException {
        write(bytes.getBytes(ISO_8859_1));
    }

    void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
    }

    String read() throws IOException {
        return Reply.read(in);
    }

    /** Whether the server has closed the connection, once all replies are read. */
    boolean isClosedByServer() throws IOException {
        return in.read() < 0;
    }

    int localPort() throws IOException {
        return ((InetSocketAddress) channel.getLocalAddress()).getPort();
    }

    void hangUp() throws IOException {
        channel.close();
    }

    @Override
    public void close() throws IOException {
        hangUp();
    }
}
