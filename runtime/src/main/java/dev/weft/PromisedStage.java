// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A stage that a loop has promised to somebody outside. It fails if the loop closes before. */
final class PromisedStage<T> extends LoopStage<T> {

    private PromisedStage(EventLoop loop) {
        super(loop);
    }

    static <T> PromisedStage<T> of(EventLoop loop) {
        PromisedStage<T> stage = new PromisedStage<>(loop);
        Object key = new Object();
        loop.promised.put(key, stage);
        var unused = stage.whenComplete((value, error) -> loop.promised.remove(key));
        return stage;
    }

    /** Fails, unless it is complete, if there is no loop left to complete it. */
    void failIfClosed() {
        if (loop.isClosed()) {
            completeExceptionally(new IllegalStateException("Event loop is closed"));
        }
    }

    @Override
    public T join() {
        checkCanBlock("join");
        return super.join();
    }

    @Override
    public T get() throws InterruptedException, ExecutionException {
        checkCanBlock("get");
        return super.get();
    }

    @Override
    public T get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        checkCanBlock("get");
        return super.get(timeout, unit);
    }

    private void checkCanBlock(String method) {
        if (!isDone() && EventLoop.runningOrNull() == loop) {
            throw new IllegalStateException(method + "() would block the loop that is to complete this"
                    + " CompletableFuture; await it in an @Async method");
        }
    }
}
