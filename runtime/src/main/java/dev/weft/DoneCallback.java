// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.internal.loop.Ready;
import java.util.function.Consumer;

/** A future's callback on its way through the loop. */
final class DoneCallback<T> extends Ready {

    private final Future<T> future;
    private final Consumer<? super Future<T>> callback;

    @SuppressWarnings("unchecked")
    DoneCallback(Future<T> future, Object callback) {
        this.future = future;
        this.callback = (Consumer<? super Future<T>>) callback;
    }

    @Override
    protected void run() {
        future.loop.current = null;
        try {
            callback.accept(future);
        } catch (Throwable error) {
            future.loop.callbackFailed(error, "future", future);
        }
    }
}
