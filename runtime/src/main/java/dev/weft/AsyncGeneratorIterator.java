// SPDX-License-Identifier: Apache-2.0
package dev.weft;

/** Iterates over what an asynchronous generator yields; who has nothing but this can close the generator with it. */
final class AsyncGeneratorIterator<Y> implements AsyncIterator<Y>, AsyncCloseable {

    private final AsyncGenerator<Y, ?> generator;

    AsyncGeneratorIterator(AsyncGenerator<Y, ?> generator) {
        this.generator = generator;
    }

    @Override
    public Awaitable<Y> next() {
        return generator.asend(null);
    }

    @Override
    public Awaitable<Void> closeAsync() {
        return generator.aclose();
    }
}
