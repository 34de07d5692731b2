// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.TaskGroup;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.parity.Py;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code task-group-clients.py}. */
final class TaskGroupClients extends Loopback {

    private final List<String> log = new ArrayList<>();
    private final List<String> waiting = new ArrayList<>();
    private int through;

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        String line = await(r.readLine());
        waiting.add(line);
        if (line.equals("fail")) {
            while (waiting.size() < 3) {
                await(yieldNow());
            }
            w.write(b("no\n"));
        }
        log.add(line + " " + bytes(await(r.readAll())));
        w.transport().close();
        through++;
        return done();
    }

    @Async
    Coroutine<Void> client(int port, String line) throws IOException {
        Connection c = await(Streams.openConnection(HOST, port));
        try {
            c.writer().write(line + "\n");
            await(c.writer().drain());
            if ("no".equals(await(c.reader().readLine()))) {
                throw new IllegalArgumentException("refused");
            }
        } catch (CancelledError e) {
            log.add("cancelled " + line);
            throw e;
        } finally {
            c.writer().transport().close();
        }
        return done();
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer(this::handle, HOST, 0));
        try (TaskGroup group = new TaskGroup()) {
            for (String line : List.of("wait", "fail", "wait too")) {
                group.createTask(client(server.port(), line));
            }
        } catch (ExceptionGroup errors) {
            print(Py.strs(errors.exceptions()));
        }
        await(until(() -> through == 3));
        print(
                log.subList(0, 2).stream().sorted().toList(),
                log.subList(2, log.size()).stream().sorted().toList(),
                waiting.stream().sorted().toList());
        server.stopServing();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
