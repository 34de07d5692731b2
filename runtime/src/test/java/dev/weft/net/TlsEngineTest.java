// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The pump alone: two of them, and the bytes between them cut at will. */
class TlsEngineTest {

    /** One end. */
    private static final class End {
        private final TlsBuffers buffers = new TlsBuffers();
        private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
        private final ByteArrayOutputStream arrived = new ByteArrayOutputStream();
        private final TlsEngine engine;
        private int handshakes;
        private boolean closed;

        End(SSLEngine engine) {
            this.engine = new TlsEngine(engine, buffers, packets -> {
                byte[] bytes = new byte[packets.remaining()];
                packets.get(bytes);
                sent.writeBytes(bytes);
            });
        }

        /** What it has sent since it was asked last. */
        byte[] takeSent() {
            byte[] taken = sent.toByteArray();
            sent.reset();
            return taken;
        }

        /** Bytes arrive. */
        void receive(ByteBuffer data) throws SSLException {
            ByteBuffer plain = buffers.take();
            TlsEngine.Stop stop;
            do {
                stop = engine.run(data, plain.clear());
                arrived.write(plain.array(), 0, plain.position());
                if (stop == TlsEngine.Stop.TASKS) {
                    engine.keep(data);
                    engine.tasks().forEach(Runnable::run);
                } else if (stop == TlsEngine.Stop.HANDSHAKEN) {
                    handshakes++;
                } else if (stop == TlsEngine.Stop.CLOSED) {
                    closed = true;
                }
            } while (stop != TlsEngine.Stop.INPUT && stop != TlsEngine.Stop.CLOSED);
            engine.keep(data);
            buffers.giveBack(plain);
        }

        void write(byte[] data) throws SSLException {
            ByteBuffer rest = ByteBuffer.wrap(data);
            while (rest.hasRemaining()) {
                assertThat(engine.write(rest)).isTrue();
            }
        }
    }

    private final End client;
    private final End server;

    TlsEngineTest() {
        client = new End(TlsEngines.client(TlsPair.CLIENT.serverHostname("localhost"), 1));
        server = new End(TlsEngines.server(TlsPair.SERVER));
    }

    /** How what is sent is cut. */
    private interface Cut {
        List<ByteBuffer> pieces(byte[] sent);
    }

    private static List<ByteBuffer> whole(byte[] sent) {
        return List.of(ByteBuffer.wrap(sent));
    }

    private static Cut every(int n) {
        return sent -> {
            List<ByteBuffer> pieces = new ArrayList<>();
            for (int start = 0; start < sent.length; start += n) {
                pieces.add(ByteBuffer.wrap(sent, start, Math.min(n, sent.length - start)));
            }
            return pieces;
        };
    }

    /** Carries bytes to and fro until none are left. */
    private void exchange(Cut cut) throws SSLException {
        boolean any = true;
        while (any) {
            byte[] there = client.takeSent();
            for (ByteBuffer piece : cut.pieces(there)) {
                server.receive(piece);
            }
            byte[] back = server.takeSent();
            for (ByteBuffer piece : cut.pieces(back)) {
                client.receive(piece);
            }
            any = there.length + back.length > 0;
        }
    }

    private void begin(Cut cut) throws SSLException {
        client.engine.begin();
        server.engine.begin();
        client.receive(ByteBuffer.allocate(0));
        exchange(cut);
        assertThat(client.handshakes).isPositive();
        assertThat(server.handshakes).isPositive();
    }

    private static byte[] random(int n, int seed) {
        byte[] data = new byte[n];
        new Random(seed).nextBytes(data);
        return data;
    }

    @ParameterizedTest
    @CsvSource({
        "1,1000",
        "2,1000",
        "5,20000",
        "6,20000",
        "1000,200000",
        "16389,200000",
        "65536,1000000",
        "10000000,1000000"
    })
    void bytesMayBeCutAnywhere(int every, int n) throws SSLException {
        begin(every(every));
        byte[] there = random(n, 1);
        byte[] back = random(n, 2);
        for (int start = 0; start < n; start += 333_333) {
            client.write(Arrays.copyOfRange(there, start, Math.min(n, start + 333_333)));
        }
        server.write(back);
        exchange(every(every));
        assertThat(server.arrived.toByteArray()).isEqualTo(there);
        assertThat(client.arrived.toByteArray()).isEqualTo(back);
        assertThat(server.engine.hasInput()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void bytesMayBeCutAtRandom(int seed) throws SSLException {
        Random random = new Random(seed);
        Cut cut = sent -> {
            List<ByteBuffer> pieces = new ArrayList<>();
            for (int start = 0; start < sent.length; ) {
                int n = Math.min(sent.length - start, 1 + random.nextInt(random.nextBoolean() ? 10 : 30_000));
                pieces.add(ByteBuffer.wrap(sent, start, n));
                start += n;
            }
            return pieces;
        };
        begin(cut);
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (int i = 0; i < 50; i++) {
            byte[] piece = random(1 + random.nextInt(random.nextBoolean() ? 10 : 40_000), i);
            all.writeBytes(piece);
            client.write(piece);
        }
        exchange(cut);
        assertThat(server.arrived.toByteArray()).isEqualTo(all.toByteArray());
    }

    @Test
    void whatIsKeptComesFirst() throws SSLException {
        begin(TlsEngineTest::whole);
        client.write("one ".getBytes(UTF_8));
        byte[] one = client.takeSent();
        client.write("two ".getBytes(UTF_8));
        client.write("three".getBytes(UTF_8));
        byte[] others = client.takeSent();
        server.engine.keep(ByteBuffer.wrap(one));
        server.engine.keep(ByteBuffer.wrap(others, 0, 3));
        assertThat(server.engine.hasInput()).isTrue();
        server.receive(ByteBuffer.wrap(others, 3, others.length - 3));
        assertThat(server.arrived).hasToString("one two three");
    }

    @Test
    void closingEndsBothDirections() throws SSLException {
        begin(TlsEngineTest::whole);
        client.write("last".getBytes(UTF_8));
        client.engine.close();
        exchange(TlsEngineTest::whole);
        assertThat(server.arrived).hasToString("last");
        assertThat(server.closed).isTrue();
        server.engine.close();
        exchange(TlsEngineTest::whole);
        assertThat(client.closed).isTrue();
        client.engine.close();
        assertThat(client.takeSent()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET / HTTP/1.1\r\n\r\n", "\u0016\u0003\u0001\u0000\u0004abcd", "12345"})
    void whatIsNotTlsIsRefusedWithAnAlert(String text) throws SSLException {
        server.engine.begin();
        assertThatThrownBy(() -> server.receive(ByteBuffer.wrap(text.getBytes(UTF_8))))
                .isInstanceOf(SSLException.class);
        server.engine.sendAlert();
        assertThat(server.takeSent()[0]).as("an alert's type").isEqualTo((byte) 21);
        server.engine.sendAlert();
        assertThat(server.takeSent()).isEmpty();
    }

    @Test
    void nothingIsEncryptedBeforeTheHandshake() throws SSLException {
        client.engine.begin();
        ByteBuffer data = ByteBuffer.wrap("early".getBytes(UTF_8));
        client.engine.write(data);
        assertThat(data.remaining()).isEqualTo(5);
        exchange(TlsEngineTest::whole);
        assertThat(client.engine.write(data)).isTrue();
        exchange(TlsEngineTest::whole);
        assertThat(server.arrived).hasToString("early");
    }
}
