// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Future;
import dev.weft.TaskGroup;
import java.util.List;

/** {@code first-steps.py}. */
final class FirstSteps extends MainProgram {

    @Async
    private Coroutine<Void> family(String name, int depth) {
        log.add(name);
        if (depth > 0) {
            for (String i : List.of("1", "2")) {
                createTask(family(name + i, depth - 1));
            }
            log.add(name + " made them");
        }
        await(yieldNow());
        log.add(name + " again");
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        createTask(family("a", 2));
        loop().callSoon(() -> createTask(family("of a callback", 0)));
        Future<List<Void>> g = gather(family("g1", 0), family("g2", 1));
        loop().callSoon(() -> log.add("callback"));
        log.add("nobody has run");
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(family("member", 1));
            tg.createTask(family("second member", 0));
        }
        await(g);
        for (int i = 0; i < 4; i++) {
            await(yieldNow());
        }
        for (Object line : log) {
            print(line);
        }
        return done();
    }
}
