// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** A stage that a loop completes, or one derived from such. */
class LoopStage<T> extends CompletableFuture<T> {

    final EventLoop loop;

    LoopStage(EventLoop loop) {
        this.loop = loop;
    }

    /** Whether it is for {@code loop} to complete {@code stage}, so that nothing outside has to call back. */
    static boolean isOf(EventLoop loop, CompletionStage<?> stage) {
        return stage instanceof LoopStage<?> own && own.loop == loop;
    }

    @Override
    public final <U> CompletableFuture<U> newIncompleteFuture() {
        return new LoopStage<>(loop);
    }
}
