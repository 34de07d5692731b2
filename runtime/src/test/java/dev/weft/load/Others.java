// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.waitFor;
import static dev.weft.Weft.yieldNow;
import static java.lang.ProcessBuilder.Redirect.PIPE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.net.Connection;
import dev.weft.net.Server;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import dev.weft.os.AsyncFile;
import dev.weft.os.AsyncFiles;
import dev.weft.os.Subprocess;
import dev.weft.os.TemporaryPath;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.QueueShutDownException;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeoutException;

/** Operations that need no server of the load: processes, files, queues, and servers of their own. */
final class Others {

    private final Path folder;

    Others(Path folder) {
        this.folder = folder;
    }

    /** Sends bytes through a process. */
    @Async
    Coroutine<Void> process(Account account) throws IOException {
        try (Subprocess cat =
                await(Subprocess.exec("cat").stdin(PIPE).stdout(PIPE).start())) {
            if (account.fault == Account.Fault.SERVER_CLOSES) {
                account.broken = true;
                cat.kill();
            }
            byte[] input = account.up.next(account.random.nextInt(200_000));
            account.up.receive(await(cat.communicate(input)).stdout());
            if (!account.broken && cat.returncode() != 0) {
                throw new AssertionError("ended with " + cat.returncode());
            }
        }
        return done();
    }

    /** Sends bytes through files. */
    @Async
    Coroutine<Void> file(Account account) throws IOException {
        Random random = account.random;
        try (TemporaryPath file = await(AsyncFiles.createTempFile(folder, "load", null))) {
            try (AsyncFile written = await(AsyncFiles.open(file.path(), StandardOpenOption.WRITE))) {
                for (int i = random.nextInt(5); i >= 0; i--) {
                    await(written.write(account.up.next(random.nextInt(50_000))));
                }
            }
            await(AsyncFiles.append(file.path(), account.up.next(random.nextInt(1000))));
            Path copy = await(AsyncFiles.copy(file.path(), folder.resolve("copy" + account.number)));
            account.up.receive(await(AsyncFiles.readAllBytes(copy)));
            await(AsyncFiles.delete(copy));
        }
        try {
            await(AsyncFiles.write(Path.of("/dev/full"), new byte[1], StandardOpenOption.WRITE));
            throw new AssertionError("the disk is not full");
        } catch (IOException e) {
            return done();
        }
    }

    /** Sends bytes through a queue, whose consumers have little time and are cancelled. */
    @Async
    Coroutine<Void> queue(Account account) {
        AsyncQueue<byte[]> queue = new AsyncQueue<>(1 + account.random.nextInt(5));
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(produce(account, queue));
            group.createTask(consume(account, queue));
        }
        return done();
    }

    @Async
    private static Coroutine<Void> produce(Account account, AsyncQueue<byte[]> queue) {
        for (int i = account.random.nextInt(50); i >= 0; i--) {
            await(queue.put(account.up.next(account.random.nextInt(100))));
            if (account.random.nextInt(3) == 0) {
                await(yieldNow());
            }
        }
        queue.shutdown();
        return done();
    }

    @Async
    private static Coroutine<Void> consume(Account account, AsyncQueue<byte[]> queue) {
        while (true) {
            try {
                account.up.receive(await(take(account.random, queue)));
            } catch (TimeoutException e) {
                await(yieldNow());
            } catch (CancelledError e) {
                if (currentTask().cancelling() > 0) {
                    throw e;
                }
            } catch (QueueShutDownException e) {
                return done();
            }
        }
    }

    /** Waits for an item for a short time, or lets a task wait that may be cancelled. */
    @Async
    private static Coroutine<byte[]> take(Random random, AsyncQueue<byte[]> queue) throws TimeoutException {
        if (random.nextBoolean()) {
            return done(await(waitFor(queue.get(), Duration.ofNanos(random.nextInt(100_000)))));
        }
        Task<byte[]> getting = createTask(queue.get().toCoroutine());
        if (random.nextBoolean()) {
            EventLoop.running().callSoon(getting::cancel);
        }
        return done(await(getting));
    }

    /** A server of its own, which is closed under its clients. */
    @Async
    Coroutine<Void> server(Account account) throws IOException {
        List<Object> served = new ArrayList<>();
        try (Server server =
                        await(Streams.startServer((reader, writer) -> hang(served, reader, writer), "127.0.0.1", 0));
                TaskGroup clients = new TaskGroup()) {
            int n = account.random.nextInt(4);
            for (int i = 0; i < n; i++) {
                clients.createTask(readToTheEnd(server.port()));
            }
            while (served.size() < n) {
                await(yieldNow());
            }
            try {
                await(Streams.startServer(
                        (reader, writer) -> hang(served, reader, writer), "127.0.0.1", server.port()));
                throw new AssertionError("a port is listened on twice");
            } catch (BindException e) {
                await(server.closeAsync(Duration.ZERO));
            }
        }
        return done();
    }

    @Async
    private static Coroutine<Void> hang(List<Object> served, StreamReader reader, StreamWriter writer)
            throws IOException {
        served.add(reader);
        try (writer) {
            await(reader.readAll());
        }
        return done();
    }

    @Async
    private static Coroutine<Void> readToTheEnd(int port) throws IOException {
        try (Connection connection = await(Streams.openConnection("127.0.0.1", port))) {
            assertThat(await(connection.reader().readAll())).isEmpty();
        }
        return done();
    }
}
