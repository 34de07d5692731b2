// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;

/** What docs/guide/cancellation.md shows. */
final class CancellationGuide {

    private CancellationGuide() {}

    // region cancellation-cleanup
    @Async
    static Coroutine<Void> worker() {
        try {
            await(sleep(ofHours(1)));
        } catch (CancelledError e) {
            System.out.println("stopped: " + e.getMessage());
            throw e; // let it go on: whoever asked is waiting for that
        } finally {
            await(sleep(ofMillis(10))); // cleaning up may take its time
            System.out.println("cleaned up");
        }
        return done();
    }

    @Async
    static Coroutine<Void> stop() {
        Task<Void> worker = createTask(worker(), "worker");
        await(yieldNow());
        worker.cancel("shutting down");
        try {
            await(worker);
        } catch (CancelledError e) {
            System.out.println(e); // dev.weft.CancelledError: shutting down (by task stop-1)
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<String> save() {
        await(sleep(ofMillis(50)));
        System.out.println("saved");
        return done("saved");
    }

    // region cancellation-shield
    @Async
    static Coroutine<Void> request() {
        Task<String> saving = createTask(save());
        try {
            await(shield(saving)); // a cancellation ends this await, and not the task
        } catch (CancelledError e) {
            await(saving); // what must be finished, is
            throw e;
        }
        return done();
    }
    // endregion

    @Async
    static Coroutine<Void> cancelRequest() {
        Task<Void> request = createTask(request(), "request");
        await(yieldNow());
        request.cancel();
        try {
            await(request);
        } catch (CancelledError e) {
            System.out.println("cancelled, after it was saved");
        }
        return done();
    }

    // region cancellation-own
    /** Cancels a task and waits for its end; a cancellation of the caller itself is not mistaken for the task's. */
    @Async
    static Coroutine<Void> cancelAndWait(Task<?> task) {
        task.cancel();
        try {
            await(task);
        } catch (CancelledError e) {
            if (!task.isCancelled()) {
                throw e;
            }
        }
        return done();
    }
    // endregion
}
