// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.net.BufferedProtocol;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** {@code protocol-buffered.py}. */
final class ProtocolBuffered extends Loopback {

    private static final class B implements BufferedProtocol {

        private final ByteBuffer buffer;
        private final List<Object> pieces = new ArrayList<>();
        private final Future<Throwable> lost = EventLoop.running().createFuture();

        B(int size) {
            buffer = ByteBuffer.allocate(size);
        }

        @Override
        public ByteBuffer buffer(int sizeHint) {
            return buffer.clear();
        }

        @Override
        public void bufferUpdated(int n) {
            pieces.add(bytes(Arrays.copyOf(buffer.array(), n)));
        }

        @Override
        public boolean eofReceived() {
            pieces.add("eof");
            return false;
        }

        @Override
        public void connectionLost(Throwable exc) {
            lost.setResult(exc);
        }
    }

    @Async
    Coroutine<Void> main() throws IOException {
        EventLoop.running()
                .setExceptionHandler(context -> print("handler", typeName((Throwable) context.get("exception"))));
        for (int size : new int[] {3, 0}) {
            B b = new B(size);
            Line l = await(line(b));
            l.w().write(b("abcdefgh"));
            l.w().transport().close();
            Throwable exc = await(b.lost);
            print(size, b.pieces, exc == null ? "NoneType" : typeName(exc));
        }
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
