// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import dev.weft.os.Descriptors;
import dev.weft.os.Forked;
import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** Ten thousand connections at once; their other ends are in a process of their own, which has descriptors of its own. */
@Timeout(180)
@EnabledOnOs(OS.LINUX)
class ManyConnectionsTest {

    private static final int CONNECTIONS = 10_000;

    /** What an idle connection may cost: the JDK's channel and key, the transport, the stream, its task and its handler. */
    private static final int BYTES = 1_400;

    /** Connects, asks each connection for an echo while all are open, and closes them. */
    static final class Clients {

        private Clients() {}

        public static void main(String[] args) throws IOException {
            InetSocketAddress server =
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.getInteger("port"));
            List<SocketChannel> clients = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                clients.add(SocketChannel.open(server));
            }
            int echoes = 0;
            for (int i = CONNECTIONS - 1; i >= 0; i--) {
                clients.get(i).write(ByteBuffer.allocate(4).putInt(i).flip());
                ByteBuffer echo = ByteBuffer.allocate(4);
                while (echo.hasRemaining() && clients.get(i).read(echo) >= 0) {}
                if (echo.flip().remaining() == 4 && echo.getInt() == i) {
                    echoes++;
                }
            }
            for (SocketChannel client : clients) {
                client.close();
            }
            System.out.println(echoes + " echoes");
        }
    }

    private final Peer.Told told = new Peer.Told();
    private int open;
    private int most;

    /** Of the heap in bytes, and how many direct buffers: when nobody is connected, and when all are, idle but for one. */
    private long[] before;

    private long[] meanwhile;

    private static long[] memory() {
        System.gc();
        return new long[] {
            ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .mapToLong(BufferPoolMXBean::getCount)
                    .sum()
        };
    }

    @Async
    private Coroutine<Void> echo(StreamReader reader, StreamWriter writer) throws IOException {
        open++;
        most = Math.max(most, open);
        try (writer) {
            for (byte[] data = await(reader.read(100)); data.length > 0; data = await(reader.read(100))) {
                if (Arrays.equals(data, new byte[4])) { // the last to be asked
                    meanwhile = memory();
                }
                await(writer.send(data));
            }
        } finally {
            open--;
        }
        return done();
    }

    @Async
    private Coroutine<List<String>> serve() throws IOException {
        int descriptors = Descriptors.open().size();
        List<String> printed;
        try (Server server =
                        await(Streams.startServer(this::echo, "127.0.0.1", 0, ServerOptions.DEFAULT.backlog(1000)));
                Forked clients = Forked.start(List.of("env"), Clients.class, "-Dport=" + server.port())) {
            before = memory();
            printed = await(toThread(clients::rest));
        }
        assertThat(allTasks()).containsExactly(currentTask());
        await(Peer.until(() -> Descriptors.open().size() <= descriptors));
        return done(printed);
    }

    @Test
    void allAreServedAndNothingIsLeft() {
        UnixOperatingSystemMXBean system = (UnixOperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        assumeThat(system.getMaxFileDescriptorCount()).isGreaterThan(CONNECTIONS + 500);
        List<String> printed = Peer.run(told, Weft.async(this::serve));
        assertThat(printed).containsExactly(CONNECTIONS + " echoes");
        assertThat(most).isEqualTo(CONNECTIONS);
        assertThat(open).isZero();
        assertThat(told).isEmpty();
        long each = (meanwhile[0] - before[0]) / CONNECTIONS;
        System.out.println(each + " bytes of the heap for each idle connection and its handler");
        assertThat(each).isLessThanOrEqualTo(BYTES);
        assertThat(meanwhile[1]).isLessThanOrEqualTo(before[1] + 1); // the clients' output is read by a thread
    }
}
