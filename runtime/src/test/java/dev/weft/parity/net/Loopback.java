// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.ConnectOptions;
import dev.weft.net.Connection;
import dev.weft.net.IncompleteReadException;
import dev.weft.net.LimitOverrunException;
import dev.weft.net.Protocol;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.net.Transport;
import dev.weft.net.Transports;
import dev.weft.parity.Program;
import dev.weft.parity.Py;
import java.io.IOException;
import java.net.BindException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.util.function.BooleanSupplier;

/** A program over loopback: what Python's standard library has for it, and how it prints bytes and errors of sockets. */
abstract class Loopback extends Program {

    static final String HOST = "127.0.0.1";

    /** {@code reader, writer} of both ends. */
    record Pair(StreamReader r, StreamWriter w, StreamReader sr, StreamWriter sw) {}

    /** The two ends of a transport: {@code transport}, and the streams of the other. */
    record Line(Transport transport, StreamReader r, StreamWriter w) {}

    /** Bytes as Python prints them. */
    record Bytes(byte[] data) {
        @Override
        public String toString() {
            StringBuilder text = new StringBuilder("b'");
            for (byte each : data) {
                if (each == '\n') {
                    text.append("\\n");
                } else if (each >= ' ' && each < 127) {
                    text.append((char) each);
                } else {
                    text.append(String.format("\\x%02x", each));
                }
            }
            return text.append('\'').toString();
        }
    }

    static byte[] b(String text) {
        return text.getBytes(UTF_8);
    }

    static Bytes bytes(byte[] data) {
        return new Bytes(data);
    }

    /** What {@code readline().rstrip(b"\n")} is; Weft's line has no end to strip. */
    static Bytes line(String line) {
        return new Bytes(line == null ? b("") : b(line));
    }

    static byte[] times(String text, int n) {
        return b(text.repeat(n));
    }

    /** {@code type(e).__name__}. */
    static String typeName(Throwable e) {
        if (e instanceof ConnectException) {
            return "ConnectionRefusedError";
        } else if (e instanceof BindException) {
            return "OSError";
        } else if (e instanceof SocketException) {
            return "ConnectionResetError";
        } else if (e instanceof UnknownHostException) {
            return "gaierror";
        } else if (e instanceof IncompleteReadException) {
            return "IncompleteReadError";
        } else if (e instanceof LimitOverrunException) {
            return "LimitOverrunError";
        }
        return Py.typeName(e);
    }

    /** {@code while not condition: await asyncio.sleep(0)}. */
    @Async
    static Coroutine<Void> until(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            await(dev.weft.Weft.yieldNow());
        }
        return done();
    }

    /** What awaiting raises, or {@code None}. */
    @Async
    static Coroutine<Throwable> error(Awaitable<?> awaitable) {
        try {
            await(awaitable);
        } catch (Exception e) {
            return done(e);
        }
        return done(null);
    }

    static Coroutine<Pair> pair() throws IOException {
        return pair(64 * 1024);
    }

    @Async
    static Coroutine<Pair> pair(int limit) throws IOException {
        Future<Pair> accepted = EventLoop.running().createFuture();
        Server server = await(
                Streams.startServer((r, w) -> accept(accepted, r, w), HOST, 0, ServerOptions.DEFAULT.limit(limit)));
        Connection c = await(Streams.openConnection(HOST, server.port(), ConnectOptions.DEFAULT.limit(limit)));
        Pair other = await(accepted);
        server.stopServing();
        return done(new Pair(c.reader(), c.writer(), other.sr, other.sw));
    }

    private static Coroutine<Void> accept(Future<Pair> accepted, StreamReader r, StreamWriter w) {
        accepted.setResult(new Pair(null, null, r, w));
        return done();
    }

    /** A transport for {@code protocol}, connected to streams. */
    @Async
    static Coroutine<Line> line(Protocol protocol) throws IOException {
        Future<Pair> accepted = EventLoop.running().createFuture();
        Server server = await(Streams.startServer((r, w) -> accept(accepted, r, w), HOST, 0));
        Transport transport =
                await(Transports.createConnection(() -> protocol, HOST, server.port(), ConnectOptions.DEFAULT));
        Pair other = await(accepted);
        server.stopServing();
        return done(new Line(transport, other.sr, other.sw));
    }

    /** {@code asyncio.run(main)}, in real time. */
    static <T> T run(Coroutine<T> main) {
        return dev.weft.Weft.run(main);
    }
}
