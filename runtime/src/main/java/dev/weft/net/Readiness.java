// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import java.nio.channels.SelectableChannel;

/** Waits for channels. */
final class Readiness {

    private Readiness() {}

    /** Waits until {@code channel} can be read, or has a connection to accept. */
    @Async
    static Coroutine<Void> readable(SelectableChannel channel) {
        EventLoop loop = EventLoop.running();
        Future<Void> ready = loop.createFuture();
        loop.addReader(channel, () -> {
            loop.removeReader(channel);
            complete(ready);
        });
        boolean arrived = false;
        try {
            await(ready);
            arrived = true;
        } finally {
            if (!arrived) {
                loop.removeReader(channel);
            }
        }
        return done();
    }

    /** Waits until {@code channel} can be written, or has connected. */
    @Async
    static Coroutine<Void> writable(SelectableChannel channel) {
        EventLoop loop = EventLoop.running();
        Future<Void> ready = loop.createFuture();
        loop.addWriter(channel, () -> {
            loop.removeWriter(channel);
            complete(ready);
        });
        boolean arrived = false;
        try {
            await(ready);
            arrived = true;
        } finally {
            if (!arrived) {
                loop.removeWriter(channel);
            }
        }
        return done();
    }

    private static void complete(Future<Void> ready) {
        if (!ready.isDone()) {
            ready.setResult(null);
        }
    }
}
