// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.toThread;
import static dev.weft.Weft.yieldNow;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.function.Consumer;

/** Replaces the log by the shortest one that makes the same keys, while the server goes on. */
final class LogRewrite {
    /** What one turn of the loop writes, so that clients hardly notice. */
    private static final int SLICE = 16 * 1024;

    private static final int CHUNK = 1024 * 1024;

    /** A log that is smaller than this, or has less than doubled, is not rewritten by itself. */
    private static final long LEAST = 64L * 1024 * 1024;

    private final Store store;
    private final AppendLog log;
    private final Consumer<String> notices;
    private Task<Void> running;
    private boolean failed;

    LogRewrite(Store store, AppendLog log, Consumer<String> notices) {
        this.store = store;
        this.log = log;
        this.notices = notices;
    }

    boolean isRunning() {
        return running != null && !running.isDone();
    }

    /** Whether the last one failed. */
    boolean hasFailed() {
        return failed;
    }

    /** Begins one in the next turn, when no command or transaction is half done. */
    void start() {
        running = createTask(rewrite(), "rewrite-log");
    }

    /** Begins one if the log has grown enough since the last. */
    void startIfDue() {
        long size = log.files().size();
        if (!isRunning() && size > LEAST && size > log.files().baseSize()) {
            start();
        }
    }

    @Async
    private Coroutine<Void> rewrite() {
        int generation = log.rotate();
        Snapshot snapshot = new Snapshot(generation, store.keys());
        store.snapshot(snapshot);
        boolean finished = false;
        try {
            await(write(snapshot, log.files().unfinished(generation)));
            await(finish(generation));
            finished = true;
        } catch (IOException e) {
            notices.accept("can't rewrite the log (" + e + "); it stays as it is");
        } finally {
            failed = !finished;
            store.snapshot(null);
        }
        return done();
    }

    @Async
    private static Coroutine<Void> write(Snapshot snapshot, Path file) throws IOException {
        try (FileChannel channel = await(toThread(() -> FileChannel.open(file, CREATE, TRUNCATE_EXISTING, WRITE)))) {
            boolean more;
            do {
                more = snapshot.saveSome(SLICE);
                if (snapshot.out().size() < CHUNK && more) {
                    await(yieldNow());
                } else {
                    byte[] bytes = snapshot.out().take();
                    await(toThread(() -> write(channel, bytes)));
                }
            } while (more);
            await(toThread(() -> {
                channel.force(true);
                return null;
            }));
        }
        return done();
    }

    private static Void write(FileChannel channel, byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        return null;
    }

    @Async
    private Coroutine<Void> finish(int generation) throws IOException {
        await(toThread(() -> {
            log.files().finish(generation);
            return null;
        }));
        return done();
    }
}
