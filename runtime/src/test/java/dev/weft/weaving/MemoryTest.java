// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.run;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import org.junit.jupiter.api.Test;

/** A dead variable keeps nothing alive. */
class MemoryTest {

    private static final int SIZE = 100_000;

    /** Collections until something unreachable is surely gone. */
    private static final int COLLECTIONS = 50;

    private static WeakReference<byte[]> array;

    @Test
    void deadLocalDuringAnAwait() {
        assertThat(run(deadLocal())).isTrue();
    }

    @Async
    private static Coroutine<Boolean> deadLocal() {
        byte[] big = watched();
        await(yieldNow());
        int length = big.length;
        return done(await(checked()) && length == SIZE);
    }

    @Test
    void deadParameterDuringAnAwait() {
        assertThat(run(callsWithArgument())).isTrue();
    }

    @Async
    private static Coroutine<Boolean> callsWithArgument() {
        return done(await(deadParameter(watched())));
    }

    @Async
    private static Coroutine<Boolean> deadParameter(byte[] big) {
        int length = big.length;
        return done(await(checked()) && length == SIZE);
    }

    @Test
    void deadOperandDuringAnAwait() {
        assertThat(run(deadOperand())).isTrue();
    }

    @Async
    private static Coroutine<Boolean> deadOperand() {
        int length = length(watched(), await(one()));
        return done(await(checked()) && length == SIZE);
    }

    private static int length(byte[] big, int one) {
        return big.length * one;
    }

    @Test
    void localOfAFinishedTask() {
        assertThat(run(afterTask())).isTrue();
    }

    @Async
    private static Coroutine<Boolean> afterTask() {
        Task<Integer> task = createTask(holder());
        await(task);
        boolean gone = isGone();
        Reference.reachabilityFence(task);
        return done(gone);
    }

    @Test
    void localOfAFinishedCoroutine() {
        assertThat(run(afterCoroutine())).isTrue();
    }

    @Async
    private static Coroutine<Boolean> afterCoroutine() {
        Coroutine<Integer> coroutine = holder();
        await(coroutine);
        boolean gone = isGone();
        Reference.reachabilityFence(coroutine);
        return done(gone);
    }

    @Async
    private static Coroutine<Integer> holder() {
        byte[] big = watched();
        await(yieldNow());
        return done(big.length);
    }

    @Test
    void argumentOfAClosedCoroutine() {
        Coroutine<Boolean> coroutine = deadParameter(watched());
        coroutine.close();
        assertThat(isGone()).isTrue();
        Reference.reachabilityFence(coroutine);
    }

    /** Suspends, with the awaiting frame saved, before it looks. */
    @Async
    private static Coroutine<Boolean> checked() {
        await(yieldNow());
        return done(isGone());
    }

    @Async
    private static Coroutine<Integer> one() {
        await(yieldNow());
        return done(1);
    }

    private static byte[] watched() {
        byte[] big = new byte[SIZE];
        array = new WeakReference<>(big);
        return big;
    }

    private static boolean isGone() {
        for (int i = 0; i < COLLECTIONS && array.get() != null; i++) {
            System.gc();
        }
        return array.get() == null;
    }
}
