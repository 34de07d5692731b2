// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.str;
import static dev.weft.parity.Py.typeName;

import dev.weft.Async;
import dev.weft.Awaitable;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import java.util.ArrayList;
import java.util.List;

/** {@code gather-arguments.py}. */
final class GatherArguments extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    <T> Coroutine<T> job(T name, int turns) {
        log.add(name + " starts");
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        log.add(name + " ends");
        return done(name);
    }

    private final class Own implements Awaitable<String> {
        @Override
        public Coroutine<String> toCoroutine() {
            return job("own", 1);
        }
    }

    @Async
    Coroutine<String> fails(String text) {
        await(yieldNow());
        throw new IllegalArgumentException(text);
    }

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        int before = allTasks().size();
        Future<List<String>> g = gather(job("slow", 3), job("fast", 0), new Own());
        print("tasks made at the call", allTasks().size() - before, log);
        await(yieldNow());
        print("one turn later", log);
        print(await(g), log);
        Future<String> ready = loop.createFuture();
        ready.setResult("done");
        Future<String> pending = loop.createFuture();
        loop.callSoon(() -> pending.setResult("pending"));
        Future<List<String>> two = gather(job("n1", 0), job("n2", 0));
        print(await(gather(List.of(ready, pending, ready, two, gather()))));
        print(await(g), "again, and a gather of it", await(gather(g, g)));
        Throwable error = null;
        g = gather(fails("first"), fails("second"), job("sibling", 5));
        try {
            await(g);
        } catch (IllegalArgumentException e) {
            error = e;
            print("first error", e, "same object", g.exception() == e);
        }
        try {
            await(g);
        } catch (IllegalArgumentException e) {
            print("again", e == error, "sibling ended", log.get(log.size() - 1).equals("sibling ends"));
        }
        List<Object> rs = results(await(gatherOutcomes(fails("a"), job("b", 0), fails("c"))));
        print(rs.stream()
                .map(r -> r instanceof Exception e ? typeName(e) + " " + str(e) : r)
                .toList());
        List<Coroutine<Integer>> jobs = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            jobs.add(job(i, 5 - i));
        }
        print("results in argument order", await(gather(jobs)));
        print(log.subList(log.size() - 6, log.size()));
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
