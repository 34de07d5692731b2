// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code sem-as-completed.py}. */
final class SemAsCompleted extends Program {

    @Async
    Coroutine<String> job(String name, int turns, RuntimeException exc) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        if (exc != null) {
            throw exc;
        }
        return done(name);
    }

    private Task<String> spawn(String name, int turns) {
        return createTask(job(name, turns, null));
    }

    @Async
    Coroutine<Void> main() {
        Task<String> failing = createTask(job("x", 4, new IllegalArgumentException("x")));
        List<Task<String>> jobs = List.of(spawn("c", 6), spawn("a", 1), failing, spawn("b", 2));
        for (Task<String> nxt : await(asCompleted(jobs))) {
            try {
                print(await(nxt));
            } catch (IllegalArgumentException e) {
                print("error", e);
            }
        }
        List<Task<String>> t = List.of(
                spawn("quick", 1), createTask(sleep(seconds(10), "never").toCoroutine()));
        List<String> got = new ArrayList<>();
        try (Timeout limit = timeout(seconds(0.02))) {
            for (Task<String> nxt : await(asCompleted(t))) {
                got.add(await(nxt));
            }
            print("not reached", limit);
        } catch (TimeoutException e) {
            print("timeout after", got, "still pending", !t.get(1).isDone());
        }
        t.get(1).cancel();
        t = List.of(spawn("p", 1), spawn("q", 9));
        for (Task<String> nxt : await(asCompleted(t))) {
            print("first only", await(nxt));
            break;
        }
        print("other done", t.get(1).isDone());
        print("other later", await(t.get(1)));
        List<Task<String>> empty = new ArrayList<>();
        for (Task<String> nxt : await(asCompleted(new ArrayList<Task<String>>()))) {
            empty.add(nxt);
        }
        print("empty", empty);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
