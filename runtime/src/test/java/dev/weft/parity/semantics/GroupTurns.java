// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.TaskGroup;
import java.util.List;

/** {@code group-turns.py}. */
final class GroupTurns extends MainProgram {

    private record Case(List<Integer> members, int body) {}

    private int ticks;
    private int left;

    private void tick() {
        ticks++;
        loop().callSoon(this::tick);
    }

    @Async
    @Override
    Coroutine<Void> main() {
        loop().callSoon(this::tick);
        for (Case c : List.of(
                new Case(List.of(), 0),
                new Case(List.of(), 2),
                new Case(List.of(0), 0),
                new Case(List.of(0), 1),
                new Case(List.of(0), 2),
                new Case(List.of(0), 3),
                new Case(List.of(2), 0),
                new Case(List.of(2, 0, 1), 0),
                new Case(List.of(2, 0, 1), 4),
                new Case(List.of(2, 0, 1), 5))) {
            await(yieldNow());
            int start = ticks;
            try (TaskGroup tg = new TaskGroup()) {
                for (int turns : c.members) {
                    tg.createTask(turns(turns));
                }
                for (int i = 0; i < c.body; i++) {
                    await(yieldNow());
                }
                left = ticks;
            }
            print("members of", c.members, "turns, body of", c.body, "takes", left - start, "then", ticks - left);
        }
        await(yieldNow());
        int start = ticks;
        try (TaskGroup outer = new TaskGroup()) {
            try (TaskGroup inner = new TaskGroup()) {
                inner.createTask(turns(0));
            }
            outer.createTask(turns(0));
        }
        print("nested", ticks - start);
        start = ticks;
        try (TaskGroup tg = new TaskGroup()) {
            await(tg.createTask(turns(1)));
            print("awaited member", ticks - start);
        }
        print("and left", ticks - start);
        return done();
    }
}
