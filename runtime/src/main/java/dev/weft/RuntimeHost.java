// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.AsyncItems;
import dev.weft.frame.Frame;
import dev.weft.frame.Host;
import java.util.concurrent.CompletableFuture;

/** What frames ask of the runtime. */
final class RuntimeHost extends Host {

    /** System property, set by the agent's option {@code debug=true}: every coroutine is watched for being awaited. */
    private static final String DEBUG = "weft.debug";

    private RuntimeHost() {}

    static void install() {
        Host.install(new RuntimeHost());
        watchAll(Boolean.getBoolean(DEBUG));
    }

    static void watchAllCoroutines(boolean all) {
        watchAll(all);
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
    protected AsyncItems items(Object source) {
        return Items.of((AsyncIterable<?>) source);
    }
}
