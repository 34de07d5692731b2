// SPDX-License-Identifier: Apache-2.0
package dev.weft.flow;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;

/** A publisher whose one subscriber a test signals to; it writes down what that asks for. */
class ManualPublisher<T> implements Flow.Publisher<T>, Flow.Subscription {

    /** {@code subscribe}, {@code request(n)} and {@code cancel}, in order. */
    final List<String> log = new CopyOnWriteArrayList<>();

    final CompletableFuture<Flow.Subscriber<? super T>> subscriber = new CompletableFuture<>();

    @Override
    public void subscribe(Flow.Subscriber<? super T> given) {
        log.add("subscribe");
        subscriber.complete(given);
        given.onSubscribe(this);
    }

    @Override
    public void request(long n) {
        log.add("request(" + n + ")");
    }

    @Override
    public void cancel() {
        log.add("cancel");
    }

    Flow.Subscriber<? super T> subscriber() {
        return subscriber.join();
    }
}
