// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.sync.AsyncEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Answers as it is told to, byte by byte: each connection has its answers, one a request, and is hung up on after them. */
final class ScriptedServer implements AsyncCloseable {
    /** In place of an answer: waits for the client to hang up. */
    static final String SILENCE = "(silence)";
    /** In place of an answer: hangs up. */
    static final String HANG_UP = "";

    private final List<List<String>> script;
    private final List<String> requests = new ArrayList<>();
    private final AsyncEvent asked = new AsyncEvent();
    private final AsyncEvent hungUp = new AsyncEvent();
    private int connections;
    private Server server;

    private ScriptedServer(List<List<String>> script) {
        this.script = script;
    }

    @Async
    static Coroutine<ScriptedServer> start(List<List<String>> script) throws IOException {
        ScriptedServer scripted = new ScriptedServer(script);
        scripted.server = await(Streams.startServer(scripted::serve, "127.0.0.1", 0));
        return done(scripted);
    }

    Url url(String target) {
        return new Url("127.0.0.1", server.port(), target);
    }

    /** The requests so far, with the number of their connection before them. */
    List<String> requests() {
        return requests;
    }

    /** Set once there is a request that gets silence. */
    AsyncEvent asked() {
        return asked;
    }

    /** Set once a client that got silence has hung up. */
    AsyncEvent hungUp() {
        return hungUp;
    }

    @Async
    private Coroutine<Void> serve(StreamReader reader, StreamWriter writer) {
        int number = connections++;
        try (StreamWriter closing = writer) {
            for (String answer : script.get(number)) {
                String head = new String(await(reader.readUntil("\r\n\r\n".getBytes(ISO_8859_1))), ISO_8859_1);
                requests.add(number + " " + head.lines().findFirst().orElse(""));
                if (answer.equals(SILENCE)) {
                    asked.set();
                    await(reader.read(1));
                    hungUp.set();
                    break;
                }
                for (byte one : answer.getBytes(ISO_8859_1)) {
                    await(writer.send(new byte[] {one}));
                    await(yieldNow());
                }
            }
        } catch (IOException e) {
            hungUp.set();
        }
        return done();
    }

    @Override
    public Awaitable<Void> closeAsync() {
        return server.closeAsync(Duration.ZERO);
    }
}
