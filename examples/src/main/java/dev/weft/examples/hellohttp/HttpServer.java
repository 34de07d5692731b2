// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.Server;
import dev.weft.net.ServerOptions;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.sync.AsyncEvent;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** The server: listens, has each connection served by an {@link HttpSession}, and ends in order. */
final class HttpServer {
    private static final int BACKLOG = 1024;

    /** A connection is ended at most this part of the time later than it might be. */
    private static final int TICKS = 8;

    private static final Duration LONGEST_TICK = Duration.ofSeconds(1);

    private final Options options;
    private final Handler handler;
    private final Consumer<String> notices;
    private final HttpDate date;
    private final OutBuffer.Pool buffers = new OutBuffer.Pool();
    private final Set<HttpSession> sessions = new LinkedHashSet<>();
    private final AsyncEvent stopped = new AsyncEvent();
    private final Duration tickTime;

    /** Counts the ticks, which may wrap. One clock for all connections: none has a timer of its own to set and to cancel. */
    private int tick;

    private int port;

    /**
     * @param clock tells responses the time
     * @param notices are told what the server's owner should know
     */
    HttpServer(Options options, Handler handler, Clock clock, Consumer<String> notices) {
        this.options = options;
        this.handler = handler;
        this.notices = notices;
        this.date = new HttpDate(clock);
        Duration part = options.timeout().dividedBy(TICKS);
        this.tickTime = part.compareTo(LONGEST_TICK) < 0 ? part : LONGEST_TICK;
    }

    Options options() {
        return options;
    }

    HttpDate date() {
        return date;
    }

    OutBuffer.Pool buffers() {
        return buffers;
    }

    int tick() {
        return tick;
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    /** Has it end once the requests that are being answered have been. */
    void stop() {
        stopped.set();
    }

    boolean isStopping() {
        return stopped.isSet();
    }

    /**
     * Serves clients until {@link #stop}; connections may then end within the time allowed.
     *
     * @param ready is run once it listens
     * @throws IOException if it can't listen
     */
    @Async
    Coroutine<Void> run(Runnable ready) throws IOException {
        ServerOptions how = ServerOptions.DEFAULT.backlog(BACKLOG);
        Server server = await(Streams.startServer(this::serve, options.host(), options.port(), how));
        port = server.port();
        ready.run();
        notices.accept("ready on http://" + options.host() + ":" + port);
        Task<Void> ticking = createTask(tickOn(), "tick");
        try {
            await(stopped.await());
        } finally {
            server.stopServing();
            List.copyOf(sessions).forEach(HttpSession::stop);
            await(server.closeAsync(options.grace()));
            ticking.cancel();
        }
        return done();
    }

    @Async
    private Coroutine<Void> serve(StreamReader reader, StreamWriter writer) {
        if (sessions.size() >= options.connections()) {
            OutBuffer out = buffers.take();
            out.put(Response.error(Status.SERVICE_UNAVAILABLE, "too many connections"), null, true, date, writer);
            out.send(writer);
            buffers.giveBack(out);
            writer.transport().close();
            return done();
        }
        HttpSession session = new HttpSession(this, reader, writer);
        sessions.add(session);
        try {
            await(session.serve());
        } finally {
            sessions.remove(session);
        }
        return done();
    }

    /** Answers a request; an error of the handler's is an answer, too. */
    @Async
    Coroutine<Response> handle(Request request) {
        try {
            return done(await(handler.handle(request)));
        } catch (Exception e) {
            notices.accept(request.method() + " " + request.target() + " failed: " + e);
            return done(Response.error(Status.INTERNAL_SERVER_ERROR, "the server has failed"));
        }
    }

    // region http-ticks
    /** Looks at the clock, and after connections whose client does nothing. */
    @Async
    private Coroutine<Void> tickOn() {
        int patience = (int) Math.max(1, options.timeout().dividedBy(tickTime));
        while (true) {
            await(sleep(tickTime));
            tick++;
            date.update();
            List.copyOf(sessions).forEach(session -> session.expire(tick - patience));
        }
    }
    // endregion
}
