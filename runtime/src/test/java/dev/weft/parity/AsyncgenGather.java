// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.AsyncGenerator;
import dev.weft.Coroutine;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** {@code asyncgen-gather.py}. */
final class AsyncgenGather extends GeneratorProgram {

    @Async
    AsyncGenerator<String, Void> numbers(String name, int n, List<String> log) {
        try {
            for (int i = 0; i < n; i++) {
                await(yieldNow());
                AsyncGenerator.yield(name + i);
            }
        } finally {
            log.add(name + " finally");
        }
        return AsyncGenerator.end();
    }

    @Async
    AsyncGenerator<String, Void> fails(List<String> log) {
        try {
            AsyncGenerator.yield("f0");
            await(yieldNow());
            throw new IllegalArgumentException("third");
        } finally {
            log.add("f finally");
        }
    }

    @Async
    Coroutine<String> drain(AsyncGenerator<String, Void> g, List<String> log) {
        for (String i : await(g)) {
            log.add(i);
        }
        return done("drained");
    }

    @Async
    Coroutine<Void> main() {
        List<String> log = new ArrayList<>();
        List<AsyncGenerator<String, Void>> generators = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            generators.add(numbers(name, 3, log));
        }
        print(await(gather(generators.stream().map(g -> anext(g)).toList())));
        Collections.reverse(generators);
        print(await(gather(generators.stream().map(g -> g.asend(null)).toList())));
        Collections.reverse(generators);
        await(gather(generators.stream().map(g -> g.aclose()).toList()));
        print(log);
        log.clear();
        AsyncGenerator<String, Void> g = fails(log);
        List<Object> rs = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            Object r = results(await(gatherOutcomes(anext(g)))).get(0);
            rs.add(r instanceof Throwable error ? typeName(error) : r);
        }
        print(rs, log);
        log.clear();
        g = numbers("s", 3, log);
        rs = results(await(gatherOutcomes(anext(g), anext(g))));
        print(rs.get(0), "|", rs.get(1), "|", await(anext(g)));
        await(g.aclose());
        log.clear();
        List<Task<String>> tasks = new ArrayList<>();
        try (TaskGroup tg = new TaskGroup()) {
            tasks.add(tg.createTask(drain(numbers("a", 9, log), log)));
            tasks.add(tg.createTask(drain(numbers("b", 1, log), log)));
            tg.createTask(drain(fails(log), log));
        } catch (ExceptionGroup group) {
            print(
                    Py.strs(group.exceptions()),
                    tasks.get(0).isCancelled(),
                    tasks.get(1).result());
        }
        print(log);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
