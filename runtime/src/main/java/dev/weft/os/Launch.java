// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** The start of a process, in a thread, which then stays with its output: whoever came later could find it closed. */
final class Launch {

    /** More at a time would only keep each other waiting. */
    private static final Semaphore AT_A_TIME =
            new Semaphore(Runtime.getRuntime().availableProcessors() + 4);

    private final ProcessBuilder builder;
    private final CompletableFuture<Launched> launched = new CompletableFuture<>();

    private Launch(ProcessBuilder builder) {
        this.builder = builder;
    }

    /**
     * A process that runs.
     *
     * @param stdin null if it is not piped, as are the others
     */
    record Launched(Process process, OutputStream stdin, Pump stdout, Pump stderr) {

        /** Ends it, since there is nobody to use it. */
        void abandon() {
            process.destroyForcibly();
            try {
                if (stdout != null) {
                    stdout.close();
                }
                if (stderr != null) {
                    stderr.close();
                }
            } catch (IOException e) {
                // nobody has read from it
            }
        }
    }

    /** Starts a process; one that comes after a cancellation is ended. The builder is not to be changed meanwhile. */
    @Async
    static Coroutine<Launched> of(ProcessBuilder builder) throws IOException {
        Launch launch = new Launch(builder);
        PipeThreads.run(launch::inThread);
        try {
            return done(await(launch.launched));
        } catch (CancelledError cancelled) {
            var unused = launch.launched.thenAccept(Launched::abandon);
            throw cancelled;
        }
    }

    private void inThread() {
        Launched made;
        AT_A_TIME.acquireUninterruptibly();
        try {
            made = start();
        } catch (Throwable error) {
            launched.completeExceptionally(error);
            return;
        } finally {
            AT_A_TIME.release();
        }
        if (made.stdout() != null) {
            made.stdout().run(() -> stdoutHeld(made));
        } else if (made.stderr() != null) {
            made.stderr().run(() -> complete(made));
        } else {
            complete(made);
        }
    }

    private Launched start() throws IOException {
        Process process = builder.start();
        boolean stderr = builder.redirectError() == Redirect.PIPE && !builder.redirectErrorStream();
        return new Launched(
                process,
                builder.redirectInput() == Redirect.PIPE ? process.getOutputStream() : null,
                builder.redirectOutput() == Redirect.PIPE ? new Pump(process.getInputStream()) : null,
                stderr ? new Pump(process.getErrorStream()) : null);
    }

    private void stdoutHeld(Launched made) {
        if (made.stderr() != null) {
            CountDownLatch held = new CountDownLatch(1);
            try {
                PipeThreads.run(() -> made.stderr().run(held::countDown));
            } catch (OutOfMemoryError noThread) {
                made.abandon();
                launched.completeExceptionally(noThread);
                return;
            }
            awaitUninterruptibly(held);
        }
        complete(made);
    }

    private void complete(Launched made) {
        if (!launched.complete(made)) {
            made.abandon();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        boolean interrupted = false;
        while (true) {
            try {
                latch.await();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
