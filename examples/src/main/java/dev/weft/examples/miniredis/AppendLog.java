// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.sync.AsyncEvent;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;

/**
 * The append-only log, written by group commit: while a thread writes one batch, commands fill the next, and each reply
 * waits for the batch that its command is in. However many clients write, the disk has one write, and with
 * {@link Sync#ALWAYS} one sync, at a time; and the loop never waits for it.
 */
final class AppendLog {
    /** When what was written is forced to the disk. */
    enum Sync {
        /** Before the reply: nothing that was acknowledged is lost when the machine fails. */
        ALWAYS,
        /** Once a second: up to that much is lost when the machine fails, nothing when the process does. */
        EVERYSEC,
        /** When the operating system wants to. */
        NO
    }

    private static final Duration RETRY = Duration.ofSeconds(1);
    private static final Duration SYNC_INTERVAL = Duration.ofSeconds(1);

    private final LogFiles files;
    private final Sync sync;
    private final Consumer<String> notices;

    /** Batches that nothing is added to any more, in order. */
    private final Deque<Batch> sealed = new ArrayDeque<>();

    private Batch open;

    /** The last one that has anything to be written; null until there is one. */
    private Batch last;

    private final AsyncEvent work = new AsyncEvent();
    private String failure;

    /** Requests that are written together, to the same file. */
    static final class Batch {
        private final int generation;
        private final RespWriter requests = new RespWriter();
        private final AsyncEvent written = new AsyncEvent();

        private Batch(int generation) {
            this.generation = generation;
        }

        RespWriter requests() {
            return requests;
        }

        boolean isWritten() {
            return written.isSet();
        }
    }

    /**
     * @param files whose newest log is appended to
     * @param notices are told what the server's owner should know
     */
    AppendLog(LogFiles files, Sync sync, Consumer<String> notices) {
        this.files = files;
        this.sync = sync;
        this.notices = notices;
        open = new Batch(files.generation());
    }

    Sync sync() {
        return sync;
    }

    LogFiles files() {
        return files;
    }

    /** What keeps the log from being written; null: nothing. */
    String failure() {
        return failure;
    }

    /** The batch to add to. */
    Batch open() {
        return open;
    }

    /** Says that something was added to the open batch. */
    void added() {
        last = open;
        work.set();
    }

    /** Waits until a batch is as safe as the policy says. */
    static Awaitable<Void> committed(Batch batch) {
        return batch.written.await();
    }

    /** Has what is added from now on go into a new file; answers its generation. */
    int rotate() {
        int next = open.generation + 1;
        sealed.add(open);
        last = new Batch(next); // empty, but makes the file
        sealed.add(last);
        open = new Batch(next);
        work.set();
        return next;
    }

    /** Writes batches until it is cancelled. */
    @Async
    Coroutine<Void> write() {
        while (true) {
            await(work.await());
            if (sealed.isEmpty()) {
                sealed.add(open);
                open = new Batch(open.generation);
                work.clear();
            }
            await(write(sealed.remove()));
        }
    }

    /** Tries until it works; commands that write are refused meanwhile. */
    @Async
    private Coroutine<Void> write(Batch batch) {
        byte[] bytes = batch.requests.take();
        while (!batch.isWritten()) {
            try {
                await(append(batch.generation, bytes));
                failure = null;
                batch.written.set();
            } catch (IOException e) {
                if (failure == null) {
                    notices.accept(
                            "can't write " + files + " (" + e + "); commands that write are refused until it works");
                }
                failure = String.valueOf(e.getMessage());
                await(sleep(RETRY));
            }
        }
        return done();
    }

    @Async
    private Coroutine<Void> append(int generation, byte[] bytes) throws IOException {
        await(toThread(() -> {
            files.append(generation, bytes, sync == Sync.ALWAYS);
            return null;
        }));
        return done();
    }

    /** Forces what was written to the disk each second until it is cancelled. */
    @Async
    Coroutine<Void> syncEachSecond() {
        while (true) {
            await(sleep(SYNC_INTERVAL));
            try {
                await(force());
            } catch (IOException e) {
                notices.accept("can't force " + files + " to the disk (" + e + "); it is tried again in a second");
            }
        }
    }

    @Async
    private Coroutine<Void> force() throws IOException {
        await(toThread(files::sync));
        return done();
    }

    /** Waits until everything is written and on the disk. */
    @Async
    Coroutine<Void> flush() throws IOException {
        if (last != null) {
            await(committed(last));
        }
        await(force());
        return done();
    }
}
