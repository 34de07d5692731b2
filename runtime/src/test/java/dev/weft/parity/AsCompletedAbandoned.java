// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.AsyncIterator;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.StopAsyncIteration;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;

/** {@code as-completed-abandoned.py}. */
final class AsCompletedAbandoned extends Program {

    @Async
    Coroutine<String> job(String name, int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return createTask(job(name, turns));
    }

    @Async
    Coroutine<String> first(List<Task<String>> ts) {
        for (Task<String> nxt : await(asCompleted(ts))) {
            return done(await(nxt));
        }
        return done(null);
    }

    @Async
    Coroutine<String> firstThat(List<Task<String>> ts, String good) {
        for (Task<String> nxt : await(asCompleted(ts))) {
            String value = await(nxt);
            if (value.equals(good)) {
                return done(value);
            }
        }
        return done("none");
    }

    @Async
    Coroutine<Void> each(String name, List<Task<String>> ts, List<String> log) {
        for (Task<String> nxt : await(asCompleted(ts))) {
            log.add(name + await(nxt));
        }
        return done();
    }

    private static List<Boolean> areDone(List<Task<String>> ts) {
        return ts.stream().map(Task::isDone).toList();
    }

    @Async
    Coroutine<Void> main() {
        List<Task<String>> ts = List.of(spawn("slow", 9), spawn("fast", 1), spawn("middle", 5));
        print("first", await(first(ts)), areDone(ts));
        print("again", await(first(ts)), areDone(ts));
        print("sought", await(firstThat(ts, "middle")), await(firstThat(ts, "nobody")));
        print("all", await(gather(ts)), ts.stream().map(Task::cancelling).toList());
        ts = List.of(spawn("a", 4), spawn("b", 2), spawn("c", 3));
        List<String> log = new ArrayList<>();
        await(gather(each("1", ts, log), each("2", ts, log), first(ts)));
        print(log);
        log.clear();
        for (Task<String> nxt : await(asCompleted(ts.subList(0, 1)))) {
            log.add(await(nxt));
            for (Task<String> nested : await(asCompleted(List.of(spawn("d", 2), spawn("e", 1))))) {
                log.add(await(nested));
            }
        }
        print(log);
        ts = List.of(spawn("a", 1), spawn("b", 30));
        AsyncIterator<Task<String>> it = asCompleted(ts).asyncIterator();
        print("by hand", await(await(it.next())));
        ts.get(1).cancel();
        try {
            await(await(it.next()));
        } catch (CancelledError e) {
            print("cancelled", ts.get(1).isCancelled());
        }
        try {
            await(it.next());
        } catch (StopAsyncIteration e) {
            print("no more");
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
