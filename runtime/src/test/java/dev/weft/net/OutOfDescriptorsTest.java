// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionContext;
import dev.weft.Future;
import dev.weft.Task;
import dev.weft.Weft;
import dev.weft.os.Forked;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A server in a process that has no descriptor left. */
@Timeout(120)
@EnabledOnOs(OS.LINUX)
class OutOfDescriptorsTest {

    /** Uses up all descriptors while clients wait to be accepted, and frees them. */
    static final class Program {

        private static final Deque<DatagramChannel> HOGS = new ArrayDeque<>();
        private static final List<Long> REPORTS = new ArrayList<>();

        private Program() {}

        public static void main(String[] args) {
            Weft.run(Weft.async(Program::main));
        }

        private static void hog() {
            try {
                while (true) {
                    HOGS.add(DatagramChannel.open());
                }
            } catch (IOException e) {
                System.out.println("full");
            }
        }

        private static void free() throws IOException {
            while (!HOGS.isEmpty()) {
                HOGS.remove().close();
            }
        }

        @Async
        private static Coroutine<Void> serve(StreamReader reader, StreamWriter writer) throws IOException {
            try (writer) {
                await(writer.send("served".getBytes(US_ASCII)));
            }
            return done();
        }

        private static boolean isServed(SocketChannel client) throws IOException {
            ByteBuffer answer = ByteBuffer.allocate(100);
            while (client.read(answer) >= 0) {}
            return answer.position() == "served".length();
        }

        /** Says why it can't. */
        @Async
        private static Coroutine<Void> connect(int port, ConnectOptions options) {
            try {
                await(Streams.openConnection("127.0.0.1", port, options));
            } catch (IOException e) {
                System.out.println(e.getMessage());
            }
            return done();
        }

        @Async
        private static Coroutine<Void> main() throws IOException {
            EventLoop loop = EventLoop.running();
            Future<Void> again = loop.createFuture();
            loop.setExceptionHandler(context -> {
                if (((String) context.get("message")).startsWith("accept() failed")) {
                    REPORTS.add(loop.time());
                    if (REPORTS.size() == 2) {
                        again.setResult(null);
                    }
                } else if (!context.get("message").equals("warm")) {
                    System.out.println(context);
                }
            });
            Server server = await(Streams.startServer(Program::serve, "127.0.0.1", 0));
            SocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), server.port());
            // once, so that the classes are there: a class file can't be opened later
            SocketChannel first = SocketChannel.open(address);
            System.out.println(await(Weft.toThread(() -> isServed(first))));
            first.close();
            await(connect(1, ConnectOptions.DEFAULT.localAddress(new InetSocketAddress("192.0.2.1", 0))));
            loop.callExceptionHandler(ExceptionContext.saying("warm")
                    .withException(new IOException())
                    .with("x", 1));
            loop.callLater(Duration.ZERO, () -> {}).cancel();
            await(sleep(Duration.ofMillis(1)));

            hog();
            HOGS.remove().close();
            SocketChannel client = SocketChannel.open(address); // waits in the server's backlog
            await(again);
            boolean paused =
                    REPORTS.get(1) - REPORTS.get(0) >= Duration.ofSeconds(1).toNanos();
            System.out.println("again after a pause " + paused + ", serving " + server.isServing());
            try {
                HOGS.add(DatagramChannel.open()); // where the failed accept left one
            } catch (IOException e) {
                // it did not
            }
            await(connect(server.port(), ConnectOptions.DEFAULT));
            Task<Boolean> served = createTask(Weft.async(() -> done(await(Weft.toThread(() -> isServed(client))))));
            free();
            System.out.println("served " + await(served));
            client.close();
            await(server.closeAsync());
            return done();
        }
    }

    @Test
    void acceptPausesAndGoesOnWhenThereAreDescriptorsAgain() throws IOException, InterruptedException {
        List<String> limited = List.of("sh", "-c", "ulimit -n 100; exec \"$@\"", "sh");
        try (Forked program = Forked.start(limited, Program.class, "-Dorg.slf4j.simpleLogger.defaultLogLevel=off")) {
            List<String> printed = program.rest();
            assertThat(printed)
                    .containsExactly(
                            "true",
                            "Connect call failed (/127.0.0.1:1): Cannot assign requested address",
                            "full",
                            "again after a pause true, serving true",
                            "Too many open files",
                            "served true");
            assertThat(program.status()).isZero();
        }
    }
}
