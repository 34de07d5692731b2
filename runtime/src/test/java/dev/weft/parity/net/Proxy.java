// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** {@code proxy.py}. */
final class Proxy extends Loopback {

    private int through;

    @Async
    Coroutine<Void> pump(StreamReader r, StreamWriter w) throws IOException {
        try {
            for (byte[] data = await(r.read(1000)); data.length > 0; data = await(r.read(1000))) {
                w.write(data);
                await(w.drain());
            }
        } finally {
            if (w.canWriteEof()) {
                w.writeEof();
            }
        }
        return done();
    }

    @Async
    Coroutine<Void> origin(StreamReader r, StreamWriter w) throws IOException {
        byte[] request = await(r.readAll());
        w.write(request.length + " bytes, then " + new String(Arrays.copyOf(request, 5), UTF_8));
        w.transport().close();
        await(w.waitClosed());
        return done();
    }

    @Async
    Coroutine<Void> proxy(Server back, StreamReader r, StreamWriter w) throws IOException {
        Connection b = await(Streams.openConnection(HOST, back.port()));
        await(gather(pump(r, b.writer()), pump(b.reader(), w)));
        for (StreamWriter each : List.of(b.writer(), w)) {
            each.transport().close();
            await(each.waitClosed());
        }
        through++;
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server back = await(Streams.startServer(this::origin, HOST, 0));
        Server front = await(Streams.startServer((r, w) -> proxy(back, r, w), HOST, 0));
        for (int n : new int[] {5, 100_000}) {
            Connection c = await(Streams.openConnection(HOST, front.port()));
            c.writer().write(times("hello", n / 5));
            await(c.writer().drain());
            c.writer().writeEof();
            print(bytes(await(c.reader().readAll())), c.reader().atEof());
            c.writer().transport().close();
            await(c.writer().waitClosed());
        }
        await(until(() -> through == 2));
        front.stopServing();
        back.stopServing();
        await(front.waitClosed());
        await(back.waitClosed());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
