// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Weft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** The end of a process, as its loop sees it. */
final class Exit {

    /** What shells and the JDK add to the number of the signal that has killed a process. */
    private static final int KILLED = 128;

    /** The greatest number of those signals that every system has. */
    private static final int LAST_SIGNAL = 31;

    private final Process process;

    /** Whom to tell first. */
    private final Runnable told;

    /** Null while it runs. */
    private Integer code;

    /** Who waits for it, each under a key of its own. */
    private final Map<Object, CompletableFuture<Void>> waiting = new LinkedHashMap<>();

    Exit(EventLoop loop, Process process, Runnable told) {
        this.process = process;
        this.told = told;
        var unused = process.onExit().thenRun(() -> {
            try {
                loop.callSoonThreadsafe(this::ended);
            } catch (IllegalStateException closed) {
                // so nobody waits
            }
        });
    }

    private void ended() {
        int status = process.exitValue();
        code = status > KILLED && status <= KILLED + LAST_SIGNAL ? KILLED - status : status;
        told.run();
        List.copyOf(waiting.values()).forEach(waiter -> waiter.complete(null));
    }

    /** asyncio's {@code returncode}: null while it runs. */
    Integer code() {
        return code;
    }

    /** Waits for it, and answers the code. While that is waited for, virtual time stands still. */
    @Async
    Coroutine<Integer> await() {
        if (code == null) {
            Object key = new Object();
            CompletableFuture<Void> waiter = new CompletableFuture<>();
            waiting.put(key, waiter);
            try {
                Weft.await(waiter);
            } finally {
                waiting.remove(key);
            }
        }
        return done(code);
    }
}
