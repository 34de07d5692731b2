// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.Datagram;
import dev.weft.net.Datagrams;
import dev.weft.net.LimitOverrunException;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.AsynchronousCloseException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;

/** The servers of a load. */
final class Services implements AsyncCloseable {

    /** Of the readers of the line server: some lines are longer. */
    static final int LINE_LIMIT = 1000;

    private static final int LONGEST_LINE = 1 << 20;

    private final Ledger ledger;

    /** The text of all flows, as a file to send from. */
    private final Path text;

    final UnixDomainSocketAddress unixAddress;

    Server echo;
    Server unixEcho;
    Server lines;
    Server downloads;
    Datagrams packets;
    private Task<Void> packetEcho;

    /** How many are being served. */
    private int clients;

    private Services(Ledger ledger, Path folder) throws IOException {
        this.ledger = ledger;
        this.text = Files.write(folder.resolve("text"), Flow.TEXT);
        this.unixAddress = UnixDomainSocketAddress.of(folder.resolve("socket"));
    }

    @Async
    static Coroutine<Services> start(Ledger ledger, Path folder) throws IOException {
        Services services = new Services(ledger, folder);
        ServerOptions options = ServerOptions.DEFAULT.backlog(1000);
        services.echo = await(Streams.startServer(services.serving(services::echo), "127.0.0.1", 0, options));
        services.unixEcho =
                await(Streams.startUnixServer(services.serving(services::echo), services.unixAddress, options));
        services.lines = await(
                Streams.startServer(services.serving(services::lines), "127.0.0.1", 0, options.limit(LINE_LIMIT)));
        services.downloads = await(Streams.startServer(services.serving(services::downloads), "127.0.0.1", 0, options));
        services.packets = await(Datagrams.open(new InetSocketAddress("127.0.0.1", 0), null));
        services.packetEcho = createTask(services.packetEcho(), "packet echo");
        return done(services);
    }

    /** What a server does with a client once it knows who that is. */
    @FunctionalInterface
    private interface Service {
        Coroutine<Void> serve(Account account, StreamReader reader, StreamWriter writer) throws Exception;
    }

    private Streams.Handler serving(Service service) {
        return (reader, writer) -> serve(service, reader, writer);
    }

    @Async
    private Coroutine<Void> serve(Service service, StreamReader reader, StreamWriter writer) throws PlannedException {
        Account account = null;
        clients++;
        try (writer) {
            account = ledger.find(Account.number(await(reader.readExactly(Account.headerLength()))));
            await(service.serve(account, reader, writer));
        } catch (PlannedException e) {
            throw e; // to the loop's exception handler
        } catch (Exception | AssertionError e) {
            if (account != null) {
                ledger.thrown(account, e);
            } else if (!(e instanceof IOException)) {
                ledger.fail("a client that nobody knows: " + e);
            }
        } finally {
            clients--;
        }
        return done();
    }

    @Async
    private Coroutine<Void> echo(Account account, StreamReader reader, StreamWriter writer) throws Exception {
        int faultAt = account.serverRandom.nextInt(20_000);
        boolean slow = account.serverRandom.nextInt(8) == 0;
        while (true) {
            byte[] data = await(reader.read(1 + account.serverRandom.nextInt(10_000)));
            if (data.length == 0) {
                return done();
            }
            account.up.receive(data);
            await(writer.send(account.down.next(data.length)));
            if (account.up.received() > faultAt && goesWrong(account, writer)) {
                return done();
            }
            if (slow) {
                await(sleep(Duration.ofNanos(account.serverRandom.nextInt(2_000_000))));
            }
        }
    }

    /** Lines are answered by lines as long. */
    @Async
    private Coroutine<Void> lines(Account account, StreamReader reader, StreamWriter writer) throws Exception {
        int faultAt = account.serverRandom.nextInt(5_000);
        for (String line = await(line(reader)); line != null; line = await(line(reader))) {
            account.up.receive(line);
            writer.write(account.down.nextText(line.length()) + "\r\n");
            await(writer.drain());
            if (account.up.received() > faultAt && goesWrong(account, writer)) {
                return done();
            }
        }
        return done();
    }

    @Async
    private static Coroutine<String> line(StreamReader reader) throws IOException {
        try {
            return done(await(reader.readLine(LINE_LIMIT)));
        } catch (LimitOverrunException e) {
            return done(await(reader.readLine(LONGEST_LINE)));
        }
    }

    /** Answers a line, which says how many bytes are wanted, with those, half of them from a file; then takes what comes. */
    @Async
    private Coroutine<Void> downloads(Account account, StreamReader reader, StreamWriter writer) throws Exception {
        int wanted = Integer.parseInt(await(reader.readLine()));
        Random random = account.serverRandom;
        while (account.down.sent() < wanted) {
            int n = Math.min(1 + random.nextInt(100_000), wanted - account.down.sent());
            if (random.nextBoolean()) {
                int place = account.down.place();
                account.down.sent(n);
                await(writer.sendFile(text, place, n));
            } else {
                await(writer.send(account.down.next(n)));
            }
            if (random.nextInt(4) == 0 && goesWrong(account, writer)) {
                return done();
            }
        }
        writer.writeEof();
        account.up.receive(await(reader.readAll()));
        return done();
    }

    /** Answers whether it has broken the connection. */
    private static boolean goesWrong(Account account, StreamWriter writer) throws Exception {
        switch (account.fault) {
            case SERVER_RESETS -> {
                account.broken = true;
                reset(writer);
                return true;
            }
            case SERVER_CLOSES -> {
                account.broken = true;
                return true;
            }
            case SERVER_THROWS -> {
                account.broken = true;
                throw new PlannedException();
            }
            default -> {
                return false;
            }
        }
    }

    /** Breaks a connection: the other end is told that there is none any more. */
    static void reset(StreamWriter writer) throws IOException {
        if (writer.transport().localAddress() instanceof InetSocketAddress && !writer.isClosing()) {
            writer.transport().setOption(StandardSocketOptions.SO_LINGER, 0);
        }
        writer.transport().abort();
    }

    /** Packets, whose first bytes are a header, are answered by packets as long. */
    @Async
    private Coroutine<Void> packetEcho() throws IOException {
        try {
            while (true) {
                Datagram packet = await(packets.receive());
                byte[] data = packet.data();
                if (ledger.knows(Account.number(data))) { // else it comes too late
                    Account account = ledger.find(Account.number(data));
                    account.up.receive(Account.withoutHeader(data));
                    byte[] answer = account.down.next(data.length - Account.headerLength());
                    await(packets.send(account.withHeader(answer), packet.sender()));
                }
            }
        } catch (AsynchronousCloseException e) {
            return done();
        }
    }

    /** Whether no client is connected. */
    boolean isIdle() {
        return clients == 0;
    }

    @Async
    @Override
    public Coroutine<Void> closeAsync() {
        await(echo.closeAsync());
        await(unixEcho.closeAsync());
        await(lines.closeAsync());
        await(downloads.closeAsync());
        await(packets.closeAsync());
        await(packetEcho);
        return done();
    }
}
