// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Runner;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A loop for each core, all on one port: the system divides the connections among them. */
@Timeout(60)
@EnabledOnOs({OS.LINUX, OS.MAC})
class LoopsOnOnePortTest {

    /** One loop in a thread of its own. */
    private static final class Loop {

        private final String name;

        /** Its port, once it listens. */
        private final CompletableFuture<Integer> port = new CompletableFuture<>();

        /** Completed when the thread has ended: with what its program has thrown, if it has. */
        private final CompletableFuture<Void> ended = new CompletableFuture<>();

        private Loop(String name, int port, CompletableFuture<Void> stop) {
            this.name = name;
            new Thread(() -> run(port, stop), name).start();
        }

        private void run(int wanted, CompletableFuture<Void> stop) {
            try (Runner runner = Runner.builder().name(name).build()) {
                runner.run(serve(wanted, stop));
                ended.complete(null);
            } catch (Throwable error) {
                ended.completeExceptionally(error);
            }
        }

        @Async
        private Coroutine<Void> serve(int wanted, CompletableFuture<Void> stop) throws IOException {
            try (Server server = await(
                    Streams.startServer(this::answer, "127.0.0.1", wanted, ServerOptions.DEFAULT.reusePort(true)))) {
                port.complete(server.port());
                await(stop);
                await(server.closeAsync(Duration.ofDays(1)));
            }
            return done();
        }

        /** Says who it is, then answers a line with it. */
        @Async
        private Coroutine<Void> answer(StreamReader reader, StreamWriter writer) throws IOException {
            try (writer) {
                await(writer.send((name + "\n").getBytes(UTF_8)));
                writer.write(await(reader.readLine()) + "\n");
            }
            return done();
        }
    }

    /** A client whose server has said who it is. */
    private record Client(Socket socket, String server) {

        static Client connect(int port) throws IOException {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
            return new Client(socket, line(socket));
        }

        /** Ends the conversation; answers whether it was answered. */
        boolean end() throws IOException {
            socket.getOutputStream().write("bye\n".getBytes(UTF_8));
            String answer = line(socket);
            boolean over = socket.getInputStream().read() == -1;
            socket.close();
            return answer.equals("bye") && over;
        }

        private static String line(Socket socket) throws IOException {
            StringBuilder line = new StringBuilder();
            for (int c = socket.getInputStream().read();
                    c >= 0 && c != '\n';
                    c = socket.getInputStream().read()) {
                line.append((char) c);
            }
            return line.toString();
        }
    }

    /** A client of each of two loops. */
    private static Map<String, Client> clientsOfBoth(int port) throws IOException {
        Map<String, Client> clients = new HashMap<>();
        while (clients.size() < 2) {
            Client client = Client.connect(port);
            Client replaced = clients.put(client.server, client);
            if (replaced != null) {
                assertThat(replaced.end()).isTrue();
            }
        }
        return clients;
    }

    @Test
    void eachServesItsShareAndClosesGracefully() throws IOException {
        CompletableFuture<Void> stop = new CompletableFuture<>();
        Loop one = new Loop("one", 0, stop.copy());
        int port = one.port.join();
        Loop two = new Loop("two", port, stop.copy());
        assertThat(two.port.join()).isEqualTo(port);
        Map<String, Client> clients = clientsOfBoth(port);
        stop.complete(null);
        for (Client client : clients.values()) {
            assertThat(client.end()).isTrue();
        }
        one.ended.join();
        two.ended.join();
        assertThatThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), port))
                .isInstanceOf(IOException.class);
    }

    @Test
    void loopThatFailsLeavesThePortToTheOther() throws IOException {
        CompletableFuture<Void> stop = new CompletableFuture<>();
        CompletableFuture<Void> failure = new CompletableFuture<>();
        Loop one = new Loop("one", 0, stop.copy());
        int port = one.port.join();
        Loop two = new Loop("two", port, failure);
        two.port.join();
        Map<String, Client> clients = clientsOfBoth(port);
        failure.completeExceptionally(new IllegalStateException("fails on purpose"));
        // its clients are waited for, on the way out as well
        assertThat(clients.get("two").end()).isTrue();
        assertThatThrownBy(two.ended::join)
                .isInstanceOf(CompletionException.class)
                .hasRootCauseMessage("fails on purpose");
        for (int i = 0; i < 20; i++) {
            Client client = Client.connect(port);
            assertThat(client.server).isEqualTo("one");
            assertThat(client.end()).isTrue();
        }
        assertThat(clients.get("one").end()).isTrue();
        assertThat(stop).isNotDone();
        stop.complete(null);
        one.ended.join();
    }
}
