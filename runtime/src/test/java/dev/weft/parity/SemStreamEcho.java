// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.net.Connection;
import dev.weft.net.IncompleteReadException;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** {@code sem-stream-echo.py}. Lines have no ends here: a {@code b'...\n'} puts it back. */
final class SemStreamEcho extends Program {

    private final List<String> events = new ArrayList<>();

    @Async
    Coroutine<Void> handle(StreamReader reader, StreamWriter writer) throws IOException {
        events.add("connected");
        try {
            for (String line : await(reader)) {
                if (line.equals("frame")) {
                    int n = ByteBuffer.wrap(await(reader.readExactly(4))).getInt();
                    String body = new String(await(reader.readExactly(n)), UTF_8);
                    writer.write(ByteBuffer.allocate(4 + n)
                            .putInt(n)
                            .put(body.toUpperCase(Locale.ROOT).getBytes(UTF_8))
                            .flip());
                } else {
                    String end = reader.atEof() ? "" : "\n";
                    writer.writeLines(List.of("echo:".getBytes(UTF_8), (line + end).getBytes(UTF_8)));
                }
                await(writer.drain());
            }
            events.add("eof");
        } catch (IncompleteReadException e) {
            events.add("incomplete " + e.partial().length + "/" + e.expected());
        } finally {
            await(writer.closeAsync());
            events.add("closed");
        }
        return done();
    }

    private static String repr(String line) {
        return "b'" + line + "\\n'";
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer(this::handle, "127.0.0.1", 0));
        String host = ((InetSocketAddress) server.addresses().get(0)).getHostString();
        int port = server.port();
        print("serving", server.isServing(), host);
        Connection c = await(Streams.openConnection(host, port));
        c.writer().write("hello\n");
        print(repr(await(c.reader().readLine())));
        c.writer().write("frame\n");
        c.writer().write(ByteBuffer.allocate(4).putInt(100_000).flip());
        c.writer().write("x".repeat(100_000));
        await(c.writer().drain());
        int n = ByteBuffer.wrap(await(c.reader().readExactly(4))).getInt();
        Set<Byte> letters = new TreeSet<>();
        for (byte each : await(c.reader().readExactly(n))) {
            letters.add(each);
        }
        print(n, letters.toString().replace('[', '{').replace(']', '}'));
        String peer = ((InetSocketAddress) c.writer().remoteAddress()).getHostString();
        print("peer", peer, "can_write_eof", c.writer().canWriteEof());
        c.writer().write("last\n");
        c.writer().writeEof();
        print("b'" + new String(await(c.reader().readAll()), UTF_8).replace("\n", "\\n") + "'");
        await(c.closeAsync());
        print("closing", c.writer().isClosing(), c.reader().atEof());
        c = await(Streams.openConnection(host, port));
        c.writer().write("frame\n");
        c.writer().write(ByteBuffer.allocate(4).putInt(10).flip());
        c.writer().write("abc");
        await(c.closeAsync());
        await(sleep(seconds(0.02)));
        await(server.closeAsync());
        print("serving", server.isServing(), Py.tuple(server.addresses().toArray()));
        try {
            await(Streams.openConnection(host, port));
        } catch (ConnectException e) {
            print("refused");
        }
        print(events);
        return done();
    }

    @Override
    protected void script() throws IOException {
        Weft.run(main());
    }
}
