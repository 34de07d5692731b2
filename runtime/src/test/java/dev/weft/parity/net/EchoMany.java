// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code echo-many.py}. */
final class EchoMany extends Loopback {

    private int served;

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        for (byte[] header = await(r.read(4)); header.length > 0; header = await(r.read(4))) {
            if (header.length < 4) {
                byte[] rest = await(r.readExactly(4 - header.length));
                header = ByteBuffer.allocate(4).put(header).put(rest).array();
            }
            int n = ByteBuffer.wrap(header).getInt();
            w.write(header);
            w.write(await(r.readExactly(n)));
            await(w.drain());
        }
        served++;
        w.transport().close();
        await(w.waitClosed());
        return done();
    }

    @Async
    Coroutine<Integer> client(int port, int i) throws IOException {
        Connection c = await(Streams.openConnection(HOST, port));
        int total = 0;
        for (int k = 0; k < 10; k++) {
            byte[] body = new byte[i * 100 * k + 1];
            Arrays.fill(body, (byte) i);
            c.writer().write(ByteBuffer.allocate(4).putInt(body.length).array());
            c.writer().write(body);
            await(c.writer().drain());
            int n = ByteBuffer.wrap(await(c.reader().readExactly(4))).getInt();
            byte[] echo = await(c.reader().readExactly(n));
            if (!Arrays.equals(echo, body)) {
                throw new AssertionError();
            }
            total += n;
        }
        c.writer().transport().close();
        await(c.writer().waitClosed());
        return done(total);
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer(this::handle, HOST, 0));
        List<Coroutine<Integer>> clients = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            clients.add(client(server.port(), i));
        }
        List<Integer> totals = await(gather(clients));
        print(totals);
        await(until(() -> served == 50));
        server.stopServing();
        await(server.waitClosed());
        print(totals.stream().mapToInt(Integer::intValue).sum(), served);
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
