// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import dev.weft.EventLoop;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A loop as it was at one moment.
 *
 * @param thread the name of the thread it runs in; null if it does not run
 * @param tasks those that are not done, oldest first; null if the loop did not answer
 * @param blockedAt where its thread is, if it did not answer
 */
record LoopView(String thread, List<TaskView> tasks, List<StackTraceElement> blockedAt) {

    /** How long a loop has to answer before it counts as blocked, in milliseconds. */
    private static final long PATIENCE_MILLIS = 2000;

    /** Every loop of the process that is not closed; called from any thread. */
    static List<LoopView> all() {
        List<LoopView> views = new ArrayList<>();
        for (EventLoop loop : EventLoop.all()) {
            views.add(of(loop));
        }
        return views;
    }

    private static LoopView of(EventLoop loop) {
        Thread thread = loop.thread();
        if (thread == null || thread == Thread.currentThread()) {
            return here(loop);
        }
        CompletableFuture<LoopView> answer = new CompletableFuture<>();
        try {
            loop.callSoonThreadsafe(() -> answer.complete(here(loop)));
            return answer.get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            return new LoopView(thread.getName(), null, List.of(thread.getStackTrace()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new LoopView(thread.getName(), null, List.of());
        } catch (ExecutionException | IllegalStateException closedMeanwhile) {
            return new LoopView(null, List.of(), List.of());
        }
    }

    private static LoopView here(EventLoop loop) {
        Thread thread = loop.thread();
        return new LoopView(thread == null ? null : thread.getName(), TaskView.of(loop.tasks()), List.of());
    }

    /** What stands above its tasks. */
    String title() {
        return thread == null ? "a loop that does not run" : "loop of thread " + thread;
    }
}
