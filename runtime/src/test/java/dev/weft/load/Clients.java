// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.TaskGroup;
import dev.weft.net.Connection;
import dev.weft.net.Datagrams;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/** Operations with the servers of a load. */
final class Clients {

    private static final Duration LONG = Duration.ofSeconds(60);
    private static final byte[] LINE_FEED = {'\n'};

    private final Services services;

    /** Direct ones that nobody uses now: made once, because the JDK frees them late, and they are counted. */
    private final Deque<ByteBuffer> buffers = new ArrayDeque<>();

    Clients(Services services, int most) {
        this.services = services;
        for (int i = 0; i < most; i++) {
            buffers.add(ByteBuffer.allocateDirect(3000));
        }
    }

    /** Sends and receives at once, then ends its half. */
    @Async
    Coroutine<Void> echo(Account account) throws IOException {
        try (Connection connection = await(Streams.openConnection("127.0.0.1", services.echo.port()))) {
            await(echo(account, connection));
        }
        return done();
    }

    @Async
    Coroutine<Void> unixEcho(Account account) throws IOException {
        try (Connection connection = await(Streams.openUnixConnection(services.unixAddress))) {
            await(echo(account, connection));
        }
        return done();
    }

    @Async
    private Coroutine<Void> echo(Account account, Connection connection) throws IOException {
        connection.writer().write(account.header());
        int n = account.random.nextInt(account.random.nextInt(10) == 0 ? 300_000 : 10_000);
        try (TaskGroup both = new TaskGroup()) {
            both.createTask(send(account, connection.writer(), n));
            both.createTask(receive(account, connection.reader(), n));
        }
        return done();
    }

    @Async
    private Coroutine<Void> send(Account account, StreamWriter writer, int n) throws IOException {
        Random random = account.random;
        while (account.up.sent() < n) {
            int piece = Math.min(random.nextInt(10) == 0 ? 1 : 1 + random.nextInt(20_000), n - account.up.sent());
            writer.write(account.up.next(piece));
            if (account.fault == Account.Fault.CLIENT_RESETS && random.nextInt(4) == 0) {
                account.broken = true;
                Services.reset(writer);
                return done();
            }
            await(writer.drain());
        }
        writer.writeEof();
        return done();
    }

    /** Reads, in one of several ways, {@code n} bytes and the end of the stream. */
    @Async
    private Coroutine<Void> receive(Account account, StreamReader reader, int n) throws IOException {
        ByteBuffer buffer = buffers.remove();
        try {
            await(receive(account, reader, n, account.random.nextBoolean() ? buffer : ByteBuffer.allocate(3000)));
        } finally {
            buffers.add(buffer);
        }
        return done();
    }

    @Async
    private Coroutine<Void> receive(Account account, StreamReader reader, int n, ByteBuffer buffer) throws IOException {
        Random random = account.random;
        boolean slow = random.nextInt(8) == 0;
        while (true) {
            byte[] data = switch (random.nextInt(3)) {
                case 0 -> await(reader.read(1 + random.nextInt(10_000)));
                case 1 -> await(readExactly(account, reader, 1 + random.nextInt(5_000), n));
                default -> await(readInto(reader, buffer));
            };
            if (data.length == 0) {
                break;
            }
            account.down.receive(data);
            if (slow) {
                await(sleep(Duration.ofNanos(random.nextInt(1_000_000))));
            } else if (random.nextInt(4) == 0) {
                await(yieldNow());
            }
        }
        if (!account.broken && account.down.received() != n) {
            throw new AssertionError("the stream has ended early");
        }
        return done();
    }

    @Async
    private static Coroutine<byte[]> readExactly(Account account, StreamReader reader, int n, int all)
            throws IOException {
        int left = all - account.down.received();
        return done(await(left == 0 ? reader.readAll() : reader.readExactly(Math.min(n, left))));
    }

    @Async
    private static Coroutine<byte[]> readInto(StreamReader reader, ByteBuffer buffer) throws IOException {
        int n = await(reader.readInto(buffer.clear()));
        byte[] data = new byte[Math.max(n, 0)];
        buffer.flip().get(data);
        return done(data);
    }

    /** Sends some lines, reads as many, and again. */
    @Async
    Coroutine<Void> lines(Account account) throws IOException {
        Random random = account.random;
        try (Connection connection = await(Streams.openConnection("127.0.0.1", services.lines.port()))) {
            StreamWriter writer = connection.writer();
            writer.write(account.header());
            for (int round = random.nextInt(10); round >= 0; round--) {
                int lines = 1 + random.nextInt(10);
                List<byte[]> pieces = new ArrayList<>();
                for (int i = 0; i < lines; i++) {
                    int length = random.nextInt(random.nextInt(10) == 0 ? 3 * Services.LINE_LIMIT : 80);
                    pieces.add(account.up.next(length));
                    pieces.add(LINE_FEED);
                }
                writer.writeLines(pieces);
                await(writer.drain());
                if (account.fault == Account.Fault.CLIENT_RESETS && random.nextInt(4) == 0) {
                    account.broken = true;
                    Services.reset(writer);
                    return done();
                }
                for (int i = 0; i < lines; i++) {
                    String line = await(connection.reader().readLine());
                    if (line == null && account.broken) {
                        return done();
                    }
                    account.down.receive(line);
                }
            }
        }
        return done();
    }

    /** Takes much, or takes it slowly, and each read has a time limit; sends some of its own when that has ended. */
    @Async
    Coroutine<Void> download(Account account) throws IOException {
        Random random = account.random;
        int wanted = random.nextInt(random.nextInt(10) == 0 ? Flow.MOST : 200_000);
        try (Connection connection = await(Streams.openConnection("127.0.0.1", services.downloads.port()))) {
            StreamReader reader = connection.reader();
            connection.writer().write(account.header());
            connection.writer().write(wanted + "\n");
            boolean impatient = random.nextBoolean();
            while (true) {
                byte[] data = await(read(reader, impatient ? Duration.ofNanos(random.nextInt(2_000_000)) : LONG));
                if (data != null && data.length == 0) {
                    break;
                } else if (data != null) {
                    account.down.receive(data);
                }
                if (account.fault == Account.Fault.CLIENT_RESETS && random.nextInt(4) == 0) {
                    account.broken = true;
                    Services.reset(connection.writer());
                    return done();
                }
            }
            if (!account.broken && account.down.received() != wanted) {
                throw new AssertionError("the stream has ended early");
            }
            await(connection.writer().send(account.up.next(random.nextInt(100_000))));
            connection.writer().writeEof();
            await(reader.readAll()); // until the server has closed
        }
        return done();
    }

    /** Null if the time is over before there is anything. */
    @Async
    private static Coroutine<byte[]> read(StreamReader reader, Duration limit) throws IOException {
        try {
            return done(await(waitFor(reader.read(50_000), limit)));
        } catch (TimeoutException e) {
            return done(null);
        }
    }

    /** Sends packets, each after the answer to the one before. */
    @Async
    Coroutine<Void> packets(Account account) throws IOException, TimeoutException {
        try (Datagrams socket = await(Datagrams.open(null, services.packets.localAddress()))) {
            for (int i = account.random.nextInt(20); i >= 0; i--) {
                await(socket.send(account.withHeader(account.up.next(account.random.nextInt(1200)))));
                byte[] answer = await(waitFor(socket.receive(), LONG)).data();
                account.down.receive(Account.withoutHeader(answer));
            }
        }
        return done();
    }
}
