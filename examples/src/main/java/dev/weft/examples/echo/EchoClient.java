// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.TaskGroup;
import dev.weft.net.Connection;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncSemaphore;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** The client: one message at a time on each of its connections, all of which are there before the first is sent. */
final class EchoClient {
    /** How many connections are made at a time, so that they fit the server's backlog. */
    private static final int CONNECTING = 64;

    private final Options options;
    private final Tally tally = new Tally();
    private final AsyncEvent stopped = new AsyncEvent();
    private final byte[] message;
    private int left;

    EchoClient(Options options) {
        this.options = options;
        this.left = options.requests() == 0 ? Integer.MAX_VALUE : options.requests();
        this.message = new byte[options.size()];
        for (int i = 0; i < message.length; i++) {
            message[i] = (byte) ('a' + i % 26);
        }
    }

    /** Ends what is being measured early. */
    void stop() {
        left = 0;
        stopped.set();
    }

    /** Measures; ends with the report. */
    @Async
    Coroutine<String> run() throws IOException {
        List<Connection> connections = new ArrayList<>();
        try {
            await(connect(connections));
            try (var group = new TaskGroup()) {
                for (Connection connection : connections) {
                    group.createTask(talk(connection.reader(), connection.writer()));
                }
                await(count());
            }
        } catch (ExceptionGroup failures) {
            throw first(failures);
        } finally {
            connections.forEach(connection -> connection.writer().transport().close());
        }
        tally.end(now(), serverCpu());
        return done(Report.of(tally, options));
    }

    @Async
    private Coroutine<Void> connect(List<Connection> connections) throws IOException {
        AsyncSemaphore connecting = new AsyncSemaphore(CONNECTING);
        try (var group = new TaskGroup()) {
            for (int i = 0; i < options.connections(); i++) {
                group.createTask(connect(connections, connecting));
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> connect(List<Connection> connections, AsyncSemaphore connecting) throws IOException {
        try (var turn = await(connecting.acquire())) {
            connections.add(await(Streams.openConnection(options.host(), options.port())));
        }
        return done();
    }

    /** Lets the warm-up and the time to count go by; a number of requests ends by itself. */
    @Async
    private Coroutine<Void> count() {
        if (options.requests() > 0) {
            tally.begin(now(), serverCpu());
            return done();
        }
        await(sleepUnlessStopped(options.warmUp()));
        tally.begin(now(), serverCpu());
        await(sleepUnlessStopped(options.duration()));
        tally.end(now(), serverCpu());
        left = 0;
        return done();
    }

    @Async
    private Coroutine<Void> sleepUnlessStopped(Duration time) {
        try {
            await(waitFor(stopped.await(), time));
        } catch (TimeoutException e) {
            // as it should be
        }
        return done();
    }

    @Async
    private Coroutine<Void> talk(StreamReader reader, StreamWriter writer) throws IOException {
        while (left-- > 0) {
            long sent = now();
            await(writer.send(message));
            byte[] reply = await(reader.readExactly(message.length));
            tally.replied(now() - sent);
            if (!Arrays.equals(reply, message)) {
                throw new IOException("what came back is not what was sent");
            }
        }
        return done();
    }

    private Duration serverCpu() {
        return options.serverPid() == 0
                ? null
                : ProcessHandle.of(options.serverPid())
                        .flatMap(server -> server.info().totalCpuDuration())
                        .orElse(null);
    }

    private static long now() {
        return EventLoop.running().time();
    }

    private static IOException first(ExceptionGroup failures) {
        Throwable first = failures.exceptions().get(0);
        while (first instanceof ExceptionGroup inner) {
            first = inner.exceptions().get(0);
        }
        return first instanceof EOFException
                ? new IOException("the server has closed the connection", first)
                : first instanceof IOException io ? io : new IOException(first);
    }
}
