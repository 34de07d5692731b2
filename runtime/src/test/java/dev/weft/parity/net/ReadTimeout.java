// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Timeout;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.util.concurrent.TimeoutException;

/** {@code read-timeout.py}. */
final class ReadTimeout extends Loopback {

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        String line = await(r.readLine());
        await(sleep(seconds(0.03)));
        w.write("late answer to " + line + "\n");
        w.transport().close();
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer(this::handle, HOST, 0));
        Connection c = await(Streams.openConnection(HOST, server.port()));
        c.writer().write(b("ping\n"));
        int tries = 0;
        String answer = null;
        while (answer == null) {
            try (Timeout limit = timeout(seconds(0.02))) {
                answer = await(c.reader().readLine());
            } catch (TimeoutException e) {
                tries++;
            }
        }
        print(line(answer), tries >= 1);
        boolean expired = true;
        try (Timeout limit = timeout(seconds(0.01))) {
            c.writer().write(b("more"));
            print(bytes(await(c.reader().readAll())), c.reader().atEof());
            expired = limit.expired();
        } catch (TimeoutException e) {
            print("not reached");
        }
        print(expired);
        c.writer().transport().close();
        server.stopServing();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
