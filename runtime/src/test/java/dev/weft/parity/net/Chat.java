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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code chat.py}. */
final class Chat extends Loopback {

    private final Map<String, StreamWriter> members = new LinkedHashMap<>();

    @Async
    Coroutine<Void> handle(StreamReader r, StreamWriter w) throws IOException {
        String name = await(r.readLine());
        members.put(name, w);
        w.write(b("welcome\n"));
        try {
            for (String line : await(r)) {
                for (StreamWriter other : members.values()) {
                    other.write(name + ": " + line + "\n");
                }
            }
        } finally {
            members.remove(name);
            for (StreamWriter other : members.values()) {
                other.write(name + " has left\n");
            }
            w.transport().close();
        }
        return done();
    }

    @Async
    Coroutine<List<String>> readLines(Iterable<Connection> clients) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Connection client : clients) {
            lines.add(await(client.reader().readLine()));
        }
        return done(lines);
    }

    @Async
    Coroutine<Void> main() throws IOException {
        Server server = await(Streams.startServer(this::handle, HOST, 0));
        Map<String, Connection> clients = new LinkedHashMap<>();
        for (String name : List.of("ann", "bob", "cat")) {
            Connection c = await(Streams.openConnection(HOST, server.port()));
            clients.put(name, c);
            c.writer().write(name + "\n");
            print(name, await(c.reader().readLine()));
        }
        for (String name : List.of("bob", "ann")) {
            clients.get(name).writer().write("hi from " + name + "\n");
            print(await(readLines(clients.values())));
        }
        clients.get("bob").writer().transport().close();
        print(
                await(readLines(List.of(clients.get("ann"), clients.get("cat")))),
                members.keySet().stream().sorted().toList());
        for (String name : List.of("ann", "cat")) {
            clients.get(name).writer().writeEof();
            await(until(() -> !members.containsKey(name)));
            clients.get(name).writer().transport().close();
        }
        server.stopServing();
        await(server.waitClosed());
        print(members.keySet().stream().sorted().toList());
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
