// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.AsyncItems;
import dev.weft.frame.Frame;
import dev.weft.frame.Host;
import java.util.concurrent.CompletableFuture;

/** What frames ask of the runtime. */
final class RuntimeHost extends Host {

    /** Loops in debug mode that are not closed; guarded by this class. */
    private static int debugged;

    private RuntimeHost() {}

    static void install() {
        Host.install(new RuntimeHost());
        watchAll(DebugMode.isDefault());
    }

    /** A loop in debug mode was made, or closed: while there is one, every coroutine is watched for being awaited. */
    static synchronized void countDebugged(int change) {
        debugged += change;
        watchAll(debugged > 0 || DebugMode.isDefault());
    }

    @Override
    protected void watch(Frame frame) {
        Unawaited.watch(frame, Stepper.typeOf(frame));
    }

    @Override
    @SuppressWarnings("unchecked")
    protected CompletableFuture<Object> start(Frame frame) {
        return Stages.start((Coroutine<Object>) frame);
    }

    @Override
    protected AsyncItems items(Object source, String method) {
        return Items.of((AsyncIterable<?>) source, method);
    }
}
