// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.Outcome;
import dev.weft.Task;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;

/** {@code gather-nested.py}. */
final class GatherNested extends MainProgram {

    @Async
    private Coroutine<Object> leaf(String name, int turns, boolean fails) {
        await(turns(turns));
        log.add(name);
        if (fails) {
            raise(new IOException(name));
        }
        return done(name);
    }

    private Coroutine<Object> leaf(String name, int turns) {
        return leaf(name, turns, false);
    }

    @Async
    private Coroutine<Object> outcomes(Future<List<Outcome<Object>>> gathered) {
        return done(results(await(gathered)));
    }

    @Async
    @Override
    Coroutine<Void> main() {
        print(await(gather(gather(leaf("a", 1), gather()), leaf("b", 0), gather(leaf("c", 2)))), log);
        log.clear();
        Future<List<Object>> inner = gather(leaf("late", 6), leaf("bad", 1, true));
        Future<List<Object>> middle = gather(inner, leaf("middle", 7));
        Future<List<Object>> outer = gather(middle, leaf("outer", 8));
        int turns = 0;
        while (!outer.isDone()) {
            log.add(Stream.of(inner, middle, outer).filter(Future::isDone).count());
            await(yieldNow());
            turns++;
        }
        print(await(how(outer)), log, turns);
        log.clear();
        await(sleep(seconds(0.01)));
        print(log);
        Future<List<Outcome<Object>>> outcomes = gatherOutcomes(leaf("x", 1, true), leaf("y", 2));
        print(await(gather(outcomes(outcomes), how(gather(leaf("z", 0, true))))));
        Task<Object> task = createTask(leaf("task", 5));
        outer = gather(gather(task), leaf("other", 9));
        await(yieldNow());
        task.cancel("one leaf");
        print(await(how(outer)), outer.isCancelled(), typeName(outer.exception()));
        return done();
    }
}
