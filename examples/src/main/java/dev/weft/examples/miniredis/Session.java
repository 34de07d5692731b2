// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.sync.AsyncEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/**
 * One connection: reads what is there, runs every request in it, sends all replies at once. As long as the peer doesn't take
 * replies nothing more is run, and in the end nothing more is read.
 *
 * <p>A client that waits, or has subscribed, is sent things that come of the requests of others. A second task, the pump,
 * carries these, so that the first can go on reading: it has to notice when the peer hangs up.
 */
final class Session implements Client.Link {
    private static final int CHUNK = 64 * 1024;

    /** Replies of more than this are sent before further requests are run. */
    private static final int FLUSH_AT = 64 * 1024;

    /** A client that waits may send so much ahead. */
    private static final int MOST_AHEAD = 1024 * 1024;

    private final Engine engine;
    private final Client client;
    private final Duration patience;
    private final StreamReader reader;
    private final StreamWriter writer;
    private final RespParser parser;

    /** Null until there may be something to carry. */
    private Task<Void> pump;

    /** Set when there is something to carry that the pump hasn't seen. */
    private final AsyncEvent pushed = new AsyncEvent();

    /** How many of the two tasks run requests or send replies now. */
    private int advancing;

    Session(Engine engine, Client client, Options options, StreamReader reader, StreamWriter writer) {
        this.engine = engine;
        this.client = client;
        this.patience = options.patience();
        this.reader = reader;
        this.writer = writer;
        this.parser = new RespParser(options.longestBulk(), options.largestRequest());
        client.link(this);
    }

    /** Serves the client until one of both hangs up. */
    @Async
    Coroutine<Void> serve() {
        try {
            await(read());
            await(waitFor(close(), patience));
        } catch (IOException | TimeoutException e) {
            writer.transport().abort(); // the client has hung up, or reads no more: there is nobody to tell
        } finally {
            engine.forget(client);
            if (pump != null) {
                pump.cancel();
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> read() throws IOException {
        while (!client.closing()) {
            byte[] chunk = await(reader.read(CHUNK));
            if (chunk.length == 0) {
                return done();
            }
            parser.feed(chunk);
            await(advance());
            if (client.waiter() != null && parser.buffered() > MOST_AHEAD) {
                await(client.waiter().done().await());
            }
        }
        return done();
    }

    /** Runs the requests that are there, unless the client waits for something, and sends the replies. */
    @Async
    private Coroutine<Void> advance() throws IOException {
        advancing++;
        try {
            while (runSome()) {
                await(flush());
            }
            if (pump == null && (client.waiter() != null || client.subscriptions() > 0)) {
                pump = createTask(pump(), "pump-" + client.id());
            }
            await(flush());
        } finally {
            advancing--;
        }
        return done();
    }

    /** Runs requests until there are many replies to be sent; answers whether there may be more to run. */
    private boolean runSome() {
        try {
            while (client.waiter() == null && !client.closing()) {
                Bytes[] request = parser.next();
                if (request == null) {
                    return false;
                }
                engine.execute(client, request);
                if (client.out().size() > FLUSH_AT) {
                    return true;
                }
            }
        } catch (ProtocolException e) {
            client.out().error(e.getMessage());
            client.close();
        }
        return false;
    }

    /** Sends what there is, once the log has what it tells of. */
    @Async
    private Coroutine<Void> flush() throws IOException {
        while (client.batch() != null) {
            AppendLog.Batch batch = client.batch();
            if (!batch.isWritten()) {
                await(AppendLog.committed(batch));
            }
            if (client.batch() == batch) {
                client.batch(null);
            }
        }
        if (!client.out().isEmpty()) {
            await(writer.send(client.out().take()));
        }
        return done();
    }

    /** Goes on each time that another's request has answered this client, or sent it a message. */
    @Async
    private Coroutine<Void> pump() {
        try {
            while (!client.closing()) {
                await(pushed.await());
                pushed.clear();
                await(advance());
            }
            writer.transport().close(); // ends the other task's read
        } catch (IOException e) {
            // The other task's next read throws it too.
        }
        return done();
    }

    @Override
    public void pushed() {
        pushed.set();
    }

    @Override
    public void hangUp() {
        engine.blocked().forget(client);
        writer.transport().abort();
    }

    /** Ends the session when the requests that are being run have been answered. */
    void stop() {
        client.close();
        engine.blocked().forget(client);
        if (advancing == 0) {
            writer.transport().close();
        }
    }

    @Async
    private Coroutine<Void> close() throws IOException {
        await(flush());
        await(writer.closeAsync());
        return done();
    }
}
