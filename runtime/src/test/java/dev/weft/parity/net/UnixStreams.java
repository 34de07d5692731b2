// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** {@code unix-streams.py}. */
final class UnixStreams extends Loopback {

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        for (String line : await(r)) {
            w.write(line.toUpperCase(Locale.ROOT) + "\n");
        }
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<Void> attempt(UnixDomainSocketAddress path) {
        try {
            await(Streams.openUnixConnection(path));
        } catch (IOException e) {
            print("no server");
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Path folder = Files.createTempDirectory("weft");
        UnixDomainSocketAddress path = UnixDomainSocketAddress.of(folder.resolve("s"));
        await(attempt(path));
        Server server = await(Streams.startUnixServer(this::handle, path));
        print(server.isServing(), Files.exists(path.getPath()));
        Connection c = await(Streams.openUnixConnection(path));
        c.writer().write(b("hello\n"));
        print(line(await(c.reader().readLine())));
        c.writer().write(b("a\nb\n"));
        c.writer().writeEof();
        print(bytes(await(c.reader().readAll())));
        c.writer().transport().close();
        await(c.writer().waitClosed());
        server.stopServing();
        await(server.waitClosed());
        await(attempt(path));
        Files.delete(folder);
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
