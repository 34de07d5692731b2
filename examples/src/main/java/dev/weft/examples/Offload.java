// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.run;
import static dev.weft.Weft.runInExecutor;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.toThread;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Blocking calls belong in other threads: {@code runInExecutor} uses an executor of the program's, {@code toThread} the
 * loop's own. Meanwhile the loop goes on, as its heartbeat shows; called directly, the same work stops the heart.
 */
public final class Offload {
    private static final List<String> PHOTOS = List.of("cat", "dog", "owl");

    private final PrintStream out;
    private int beats;

    Offload(PrintStream out) {
        this.out = out;
    }

    public static void main(String[] args) throws InterruptedException {
        run(new Offload(System.out).compare());
    }

    @Async
    Coroutine<Void> compare() throws InterruptedException {
        Task<Void> heart = createTask(beat());
        ExecutorService pool = Executors.newFixedThreadPool(PHOTOS.size());
        try {
            await(report("runInExecutor", inExecutor(pool)));
            await(report("toThread", inLoopsThreads()));
            await(report("called directly", directly()));
        } finally {
            heart.cancel();
            pool.shutdown();
        }
        return done();
    }

    private static Awaitable<List<Thumbnail>> inExecutor(ExecutorService pool) {
        return gather(PHOTOS.stream()
                .map(photo -> runInExecutor(pool, () -> shrink(photo)))
                .toList());
    }

    private static Awaitable<List<Thumbnail>> inLoopsThreads() {
        return gather(
                PHOTOS.stream().map(photo -> toThread(() -> shrink(photo))).toList());
    }

    /** What not to do. */
    @Async
    private static Coroutine<List<Thumbnail>> directly() throws InterruptedException {
        var thumbnails = new ArrayList<Thumbnail>();
        for (String photo : PHOTOS) {
            thumbnails.add(shrink(photo));
        }
        return done(thumbnails);
    }

    @Async
    private Coroutine<Void> report(String how, Awaitable<List<Thumbnail>> work) {
        int before = beats;
        List<Thumbnail> thumbnails = await(work);
        int during = beats - before;

        List<String> photos = thumbnails.stream().map(Thumbnail::photo).toList();
        boolean onLoop = thumbnails.stream().anyMatch(made -> made.by().equals(Thread.currentThread()));
        out.println(how + ": " + photos + ", on the loop's thread: " + onLoop + ", heartbeats: " + during);
        return done();
    }

    @Async
    private Coroutine<Void> beat() {
        while (true) {
            beats++;
            await(sleep(Duration.ofMillis(5)));
        }
    }

    /** Stands for a library that blocks its thread. */
    private static Thumbnail shrink(String photo) throws InterruptedException {
        Thread.sleep(60);
        return new Thumbnail(photo, Thread.currentThread());
    }

    private record Thumbnail(String photo, Thread by) {}
}
