// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.StopIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** {@code deep-chain.py}. */
final class DeepChain extends Program {

    private static final int DEPTH = 300;

    @Async
    Coroutine<Integer> down(int n, List<Integer> log, Supplier<Coroutine<Integer>> leaf) {
        try {
            if (n == 0) {
                return done(await(leaf.get()));
            }
            return done(1 + await(down(n - 1, log, leaf)));
        } finally {
            log.add(n);
        }
    }

    @Async
    Coroutine<Integer> value() {
        await(yieldNow());
        return done(0);
    }

    @Async
    Coroutine<Integer> fails() {
        await(yieldNow());
        throw new KeyError("from the bottom");
    }

    @Async
    Coroutine<Integer> atOnce() {
        return done(0);
    }

    @Async
    Coroutine<Integer> failsAtOnce() {
        throw new KeyError("at once");
    }

    @Async
    Coroutine<Integer> waits() {
        await(sleep(seconds(10)));
        return done(null);
    }

    @Async
    Coroutine<Object> handles(int n, List<Integer> log) {
        try {
            return done(await(down(n, log, this::fails)));
        } catch (KeyError e) {
            return done("handled at the top");
        }
    }

    @Async
    Coroutine<Void> main() {
        List<Integer> inOrder = IntStream.rangeClosed(0, DEPTH).boxed().toList();
        List<Integer> log = new ArrayList<>();
        print("value", await(down(DEPTH, log, this::value)), "inside out", log.equals(inOrder));
        log = new ArrayList<>();
        try {
            await(down(DEPTH, log, this::fails));
        } catch (KeyError e) {
            print("error", e.getMessage(), "inside out", log.equals(inOrder));
        }
        log = new ArrayList<>();
        Task<Integer> t = createTask(down(DEPTH, log, this::waits));
        await(yieldNow());
        print("cancel", t.cancel("deep"), log.size());
        await(yieldNow());
        print("unwound in one turn", t.isCancelled(), log.equals(inOrder));
        log = new ArrayList<>();
        print(await(handles(DEPTH, log)), log.equals(inOrder));
        log = new ArrayList<>();
        List<String> others = new ArrayList<>();
        EventLoop.running().callSoon(() -> others.add("had a turn"));
        print("no suspension, no turn given up", await(down(DEPTH, log, this::atOnce)), log.equals(inOrder), others);
        log = new ArrayList<>();
        try {
            await(down(DEPTH, log, this::failsAtOnce));
        } catch (KeyError e) {
            print("error at once", e.getMessage(), log.equals(inOrder), others);
        }
        log = new ArrayList<>();
        try {
            down(DEPTH, log, this::atOnce).send(null);
        } catch (StopIteration s) {
            print("by hand", s.value(), log.equals(inOrder));
        }
        log = new ArrayList<>();
        Coroutine<Integer> c = down(DEPTH, log, this::value);
        c.send(null);
        c.close();
        print("closed", log.equals(inOrder));
        int turns = 0;
        t = createTask(down(DEPTH, new ArrayList<>(), this::value));
        while (!t.isDone()) {
            await(yieldNow());
            turns += 1;
        }
        print("turns", turns, t.result());
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
