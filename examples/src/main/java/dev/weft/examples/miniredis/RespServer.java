// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.waitFor;

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
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;

/** The server: loads the log, listens, has each client served by a {@link Session}, and ends in order. */
final class RespServer {
    private static final int BACKLOG = 511; // Redis's

    private final Options options;
    private final Consumer<String> notices;
    private final RandomGenerator random;
    private final Status status;
    private final Engine engine;
    private final Set<Session> sessions = new HashSet<>();
    private final AsyncEvent stopped = new AsyncEvent();

    /**
     * @param clock tells milliseconds since 1970
     * @param notices are told what the server's owner should know
     */
    RespServer(Options options, LongSupplier clock, RandomGenerator random, Consumer<String> notices) {
        this.options = options;
        this.notices = notices;
        this.random = random;
        status = new Status(options, clock);
        status.onShutdown(this::stop);
        engine = new Engine(status, random);
    }

    /** Where it listens. */
    int port() {
        return status.port();
    }

    /** Has it end once the requests that are being run have been answered. */
    void stop() {
        stopped.set();
    }

    /**
     * Serves clients until {@link #stop}.
     *
     * @param ready is run once it listens
     * @throws IOException if it can't listen, or can't load its log
     */
    @Async
    Coroutine<Void> run(Runnable ready) throws IOException {
        if (options.directory() == null) {
            await(listen(ready));
            return done();
        }
        try (LogFiles files = await(toThread(() -> new LogFiles(options.directory())))) {
            await(new LogLoader(engine, files, notices).load());
            AppendLog log = new AppendLog(files, options.sync(), notices);
            engine.journal().log(log);
            status.rewrite(new LogRewrite(engine.store(), log, notices));
            await(listen(log, ready));
        }
        return done();
    }

    @Async
    private Coroutine<Void> listen(AppendLog log, Runnable ready) throws IOException {
        Task<Void> writer = createTask(log.write(), "log-writer");
        Task<Void> syncer =
                log.sync() == AppendLog.Sync.EVERYSEC ? createTask(log.syncEachSecond(), "log-sync") : writer;
        try {
            await(listen(ready));
            await(waitFor(log.flush(), options.patience()));
        } catch (TimeoutException e) {
            notices.accept("the end of the log couldn't be written: " + log.failure());
        } finally {
            writer.cancel();
            syncer.cancel();
        }
        return done();
    }

    @Async
    private Coroutine<Void> listen(Runnable ready) throws IOException {
        ServerOptions how = ServerOptions.DEFAULT.backlog(BACKLOG);
        Server server = await(Streams.startServer(this::serve, options.host(), options.port(), how));
        status.port(server.port());
        ready.run();
        notices.accept("ready on " + options.host() + ":" + server.port());
        Task<Void> cron = createTask(new Cron(engine, status, random).run(), "cron");
        try {
            await(stopped.await());
        } finally {
            cron.cancel();
            server.stopServing();
            Set.copyOf(sessions).forEach(Session::stop);
            await(server.closeAsync(options.patience()));
        }
        return done();
    }

    @Async
    private Coroutine<Void> serve(StreamReader reader, StreamWriter writer) {
        if (status.clients().size() >= options.clients()) {
            status.countRejected();
            writer.write("-ERR max number of clients reached\r\n");
            writer.transport().close();
            return done();
        }
        Client client = status.connected(writer.remoteAddress().toString().replaceFirst("^.*/", ""));
        Session session = new Session(engine, client, options, reader, writer);
        sessions.add(session);
        try {
            await(session.serve());
        } finally {
            sessions.remove(session);
        }
        return done();
    }
}
