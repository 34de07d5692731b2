// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;

/** {@code shutdown-spawns.py}. */
final class ShutdownSpawns extends Program {

    private final List<String> log = new ArrayList<>();
    private final List<Task<Void>> kept = new ArrayList<>();

    @Async
    private Coroutine<Void> spawned(String name, double delay) {
        try {
            log.add(name + " starts");
            await(sleep(seconds(delay)));
            log.add(name + " ends");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> leftover(int turns) {
        try {
            await(sleep(seconds(10)));
        } catch (CancelledError e) {
            kept.add(createTask(spawned("spawned", 10)));
            await(MainProgram.turns(turns));
            log.add("leftover ends");
            throw e;
        }
        return done();
    }

    @Async
    private Coroutine<Void> waitsForIt() {
        try {
            await(sleep(seconds(10)));
        } finally {
            Task<Void> t = createTask(spawned("awaited", 0.01));
            kept.add(t);
            await(t);
            log.add("waited for it");
        }
        return done();
    }

    @Async
    private static Coroutine<Void> main(Coroutine<Void> how) {
        createTask(how);
        await(yieldNow());
        EventLoop.running().setExceptionHandler(c -> {});
        return done();
    }

    private void clear() {
        log.clear();
        kept.clear();
    }

    @Override
    protected void script() {
        for (int turns : new int[] {0, 3}) {
            clear();
            runInVirtualTime(main(leftover(turns)));
            print(turns, log, kept.stream().map(Task::isDone).toList());
        }
        clear();
        runInVirtualTime(main(waitsForIt()));
        print(log, kept.stream().map(Task::isDone).toList());
    }
}
