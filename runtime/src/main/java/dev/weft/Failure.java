// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.List;

/**
 * The error of a future that failed, and whether anybody took it. If nobody has when the future becomes unreachable, or
 * when its loop closes, it is reported, once.
 */
final class Failure extends Reaper.Reference {

    private final Throwable error;
    private final EventLoop loop;
    private final String kind;
    private final String description;

    /** Where the future was made; null unless in debug mode. */
    private final List<StackTraceElement> madeAt;

    private boolean settled;

    private Failure(Future<?> future, Throwable error) {
        super(future);
        this.error = error;
        this.loop = future.loop;
        this.kind = future.kind();
        this.madeAt = loop.madeAt(future);
        this.description = future instanceof Task<?> task ? task.name() : null;
    }

    /** The failure of {@code future}, watched from now on. */
    static Failure of(Future<?> future, Throwable error) {
        Failure failure = new Failure(future, error);
        failure.loop.reports.add(failure);
        Reaper.watch(failure);
        return failure;
    }

    Throwable error() {
        return error;
    }

    /** The error, which now counts as taken. */
    Throwable retrieve() {
        if (!settled) {
            settled = true;
            loop.reports.remove(this);
            Reaper.forget(this);
        }
        return error;
    }

    /** Reports the error unless it was taken or reported before; on the loop's thread, or as it closes. */
    void report() {
        if (settled) {
            return;
        }
        Future<?> future = (Future<?>) referent();
        retrieve();
        String named = description == null ? "" : " (" + description + ")";
        loop.callExceptionHandler(ExceptionContext.saying(kind + " exception was never retrieved" + named)
                .withException(error)
                .with("future", future == null ? description == null ? kind : description : future)
                .with("source_traceback", madeAt));
    }

    @Override
    void collected() {
        loop.giveUnlessClosed(new Callback(loop, this::report));
    }
}
