// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import java.io.IOException;

/**
 * One connection: reads what is there, has every request in it answered, one after the other, and sends the answers at once.
 * As long as the peer doesn't take them nothing more is answered or read.
 */
final class HttpSession {

    /*
     * READING -> ANSWERING   // a request has come
     * ANSWERING -> SENDING   // all that came are answered
     * SENDING -> READING     // the peer has taken the answers, or the system holds them for it
     * SENDING -> ANSWERING   // ... and there is another request already
     * any -> ENDING          // the last answer is sent, or the client has ended: what else comes is dropped
     */
    private enum State {
        READING,
        ANSWERING,
        SENDING,
        ENDING
    }

    private static final int CHUNK = 64 * 1024;

    private final HttpServer server;
    private final StreamReader reader;
    private final StreamWriter writer;
    private final RequestParser parser;
    private State state = State.READING;

    /** The server's tick in which the wait for the peer has begun. */
    private int since;

    HttpSession(HttpServer server, StreamReader reader, StreamWriter writer) {
        this.server = server;
        this.reader = reader;
        this.writer = writer;
        this.parser = new RequestParser(
                server.options().longestHead(), server.options().largestBody());
    }

    /** Serves the client until one of both hangs up. */
    @Async
    Coroutine<Void> serve() {
        try (writer) {
            await(answerAll());
            await(dropRest());
        } catch (IOException e) {
            writer.transport().abort(); // the client has hung up: there is nobody to tell
        }
        return done();
    }

    @Async
    private Coroutine<Void> answerAll() throws IOException {
        since = server.tick();
        boolean goOn = true;
        while (goOn && !(server.isStopping() && parser.isEmpty())) {
            byte[] chunk = await(reader.read(CHUNK));
            if (chunk.length == 0) {
                return done();
            }
            parser.feed(chunk);
            goOn = await(answer());
            if (state == State.ANSWERING) { // else no request has come whole
                await(sent());
                state = State.READING;
            }
        }
        return done();
    }

    /** Waits until the peer has taken the answers, or the system holds them for it. */
    @Async
    private Coroutine<Void> sent() throws IOException {
        state = State.SENDING;
        since = server.tick();
        await(writer.drain());
        return done();
    }

    /** Answers the requests that are there; ends with whether more may come. */
    @Async
    private Coroutine<Boolean> answer() throws IOException {
        OutBuffer out = server.buffers().take();
        boolean last = false;
        try {
            Request request = parser.next();
            while (request != null) {
                state = State.ANSWERING;
                Response response = await(server.handle(request));
                last = !request.keepAlive() || server.isStopping();
                out.put(response, request, last, server.date(), writer);
                if (writer.transport().writeBufferSize() > CHUNK) {
                    await(sent());
                }
                request = last ? null : parser.next();
            }
            if (!last && parser.takeContinue()) {
                out.putContinue(writer);
            }
        } catch (HttpException e) {
            last = true;
            out.put(Response.error(e.status(), e.getMessage()), null, true, server.date(), writer);
        } finally {
            out.send(writer);
            server.buffers().giveBack(out);
        }
        return done(!last);
    }

    /** Lets the client read the last answer: a socket that is closed with something unread resets the connection. */
    @Async
    private Coroutine<Void> dropRest() throws IOException {
        state = State.ENDING;
        since = server.tick();
        if (!reader.atEof() && !writer.isClosing()) {
            writer.writeEof();
            long left = server.options().largestBody();
            byte[] rest = await(reader.read(CHUNK));
            while (rest.length > 0 && left > 0) {
                left -= rest.length;
                rest = await(reader.read(CHUNK));
            }
        }
        return done();
    }

    /** The server stops: ends now if no request has begun, else after the answer. */
    void stop() {
        if (state == State.READING && parser.isEmpty()) {
            writer.transport().close();
        }
    }

    /** Ends if the client has kept the server waiting since {@code deadline}, which is a tick. */
    void expire(int deadline) {
        if (state == State.ANSWERING || since - deadline > 0) {
            return;
        } else if (state == State.READING && !parser.isEmpty()) {
            OutBuffer out = server.buffers().take();
            Response late = Response.error(Status.REQUEST_TIMEOUT, "the request has not come whole in time");
            out.put(late, null, true, server.date(), writer);
            out.send(writer);
            server.buffers().giveBack(out);
            writer.transport().close();
        } else if (state == State.READING) {
            writer.transport().close();
        } else {
            writer.transport().abort();
        }
    }
}
