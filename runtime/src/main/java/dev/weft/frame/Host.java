// SPDX-License-Identifier: Apache-2.0
package dev.weft.frame;

import java.util.concurrent.CompletableFuture;

/** What frames need from the runtime above this package; installed by it before the first frame is made. */
public abstract class Host {

    static volatile Host installed;

    /** Whether every frame made is watched, not a sample of them. */
    static volatile boolean watchesAll;

    /** For the runtime's one instance. */
    protected Host() {}

    /** Makes {@code host} the one that frames use. */
    protected static void install(Host host) {
        installed = host;
    }

    /** Sets whether every frame made from now on is watched (debug mode). */
    protected static void watchAll(boolean all) {
        watchesAll = all;
    }

    /** Reports the frame if it is collected before it has started. */
    protected abstract void watch(Frame frame);

    /** Starts the frame as a task and answers a future of its result. */
    protected abstract CompletableFuture<Object> start(Frame frame);

    /** The items of an asynchronous source, for a loop over them; the method whose call has returned it, or null. */
    protected abstract AsyncItems items(Object source, String method);
}
