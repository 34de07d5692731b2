// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A subscriber that writes down what it is told, and asks for nothing by itself. */
class Recorder<T> implements Flow.Subscriber<T> {

    /** Items; {@code complete}, or the error. */
    final List<Object> told = new CopyOnWriteArrayList<>();

    final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    /** Completed by onComplete and onError. */
    final CompletableFuture<Void> over = new CompletableFuture<>();

    @Override
    public void onSubscribe(Flow.Subscription given) {
        subscription.complete(given);
    }

    @Override
    public void onNext(T item) {
        told.add(item);
    }

    @Override
    public void onError(Throwable error) {
        told.add(error);
        over.complete(null);
    }

    @Override
    public void onComplete() {
        told.add("complete");
        over.complete(null);
    }

    void request(long n) {
        subscription.join().request(n);
    }

    void cancel() {
        subscription.join().cancel();
    }
}
