// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.net.Protocol;
import dev.weft.net.Transport;
import dev.weft.parity.Py;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** {@code protocol-flow-control.py}. */
final class ProtocolFlowControl extends Loopback {

    private static final class P implements Protocol {

        private final List<String> log = new ArrayList<>();

        @Override
        public void pauseWriting() {
            log.add("pause");
        }

        @Override
        public void resumeWriting() {
            log.add("resume");
        }
    }

    private static Py.Tuple limits(Transport transport) {
        return Py.tuple(transport.writeBufferLow(), transport.writeBufferHigh());
    }

    @Async
    Coroutine<Void> main() throws IOException {
        P p = new P();
        Line l = await(line(p));
        Transport transport = l.transport();
        print(limits(transport));
        for (int i = 0; i < 3; i++) {
            int written = 0;
            while (!p.log.contains("pause")) {
                transport.write(times("x", 50_000));
                written += 50_000;
            }
            transport.write(times("x", 50_000));
            print(p.log);
            await(l.r().readExactly(written + 50_000));
            await(until(() -> p.log.contains("resume")));
            print(p.log, transport.writeBufferSize() <= 16 * 1024);
            await(until(() -> transport.writeBufferSize() == 0));
            p.log.clear();
        }
        transport.setWriteBufferLimits(1000);
        print(limits(transport));
        for (int[] each : new int[][] {{0, 0}, {10, 20}, {1, -1}}) {
            try {
                transport.setWriteBufferLimits(each[0], each[1]);
                print(limits(transport));
            } catch (IllegalArgumentException e) {
                print(e.getMessage());
            }
        }
        transport.close();
        l.w().transport().close();
        return done();
    }

    @Override
    protected void script() throws IOException {
        run(main());
    }
}
