// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code cancel-by-earlier-sibling.py}. */
final class CancelByEarlierSibling extends MainProgram {

    @Async
    private Coroutine<Void> sibling(String name, Map<String, Task<Void>> tasks, List<String> victims) {
        log.add(name + " starts");
        for (String victim : victims) {
            log.add(name + " cancels " + victim + ": " + str(tasks.get(victim).cancel()));
        }
        try {
            await(yieldNow());
            log.add(name + " goes on");
        } catch (CancelledError e) {
            log.add(name + " cancelled");
            throw e;
        } finally {
            log.add(name + " finally");
        }
        return done();
    }

    @Async
    private Coroutine<Void> fails() {
        log.add("fails");
        throw new IllegalArgumentException();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        for (List<String> names : List.of(List.of("a", "b", "c"), List.of("c", "b", "a"))) {
            Map<String, Task<Void>> tasks = new LinkedHashMap<>();
            for (String name : names) {
                List<String> victims = name.equals("b") ? List.of("a", "c") : List.of();
                tasks.put(name, createTask(sibling(name, tasks, victims)));
            }
            List<Object> rs = results(await(gatherOutcomes(tasks.values())));
            print(
                    log,
                    rs.stream()
                            .map(r -> r == null ? "NoneType" : typeName((Throwable) r))
                            .toList());
            log.clear();
        }
        Task<Void> t = null;
        Task<Void> late = null;
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(fails());
            t = tg.createTask(sibling("in the same turn", Map.of(), List.of()));
            await(yieldNow());
            late = tg.createTask(sibling("a turn later", Map.of(), List.of()));
        } catch (ExceptionGroup eg) {
            print(log, t.isCancelled(), late.isCancelled());
        }
        return done();
    }
}
