// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.context;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;

import dev.weft.Async;
import dev.weft.ContextVar;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.parity.Program;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** {@code readers.py}. */
final class Readers extends Program {

    private final ContextVar<Object> var = ContextVar.of("var", "unset");

    private static void send(Pipe pipe) {
        try {
            pipe.sink().write(ByteBuffer.wrap("x".getBytes(StandardCharsets.US_ASCII)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void receive(Pipe pipe) {
        try {
            pipe.source().read(ByteBuffer.allocate(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readable(EventLoop loop, Pipe pipe, List<Object> out, Future<Void> ended) {
        receive(pipe);
        out.add(var.get());
        var.set("call " + out.size());
        if (out.size() == 3) {
            loop.removeReader(pipe.source());
            ended.setResult(null);
        } else {
            send(pipe);
        }
    }

    private void writable(EventLoop loop, Pipe pipe, Future<Object> written) {
        loop.removeWriter(pipe.sink());
        written.setResult(var.get());
        var.set("writer");
    }

    @Async
    Coroutine<Void> main(String start) throws IOException {
        EventLoop loop = EventLoop.running();
        Pipe pipe = Pipe.open();
        pipe.source().configureBlocking(false);
        pipe.sink().configureBlocking(false);
        List<Object> out = new ArrayList<>();
        Future<Void> ended = loop.createFuture();
        if (start != null) {
            var.set(start);
        }
        loop.addReader(pipe.source(), () -> readable(loop, pipe, out, ended));
        var.set("changed");
        send(pipe);
        await(ended);
        print(out, var.get());
        Future<Object> written = loop.createFuture();
        var.set("for the writer");
        loop.addWriter(pipe.sink(), () -> writable(loop, pipe, written));
        var.set("changed again");
        print(await(written), var.get());
        pipe.source().close();
        pipe.sink().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main(null));
        run(main("set"));
    }
}
