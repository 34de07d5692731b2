// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;
import static dev.weft.parity.Py.names;
import static dev.weft.parity.Py.repr;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** {@code wait-timeout.py}. */
final class WaitTimeout extends Program {

    private int turn;
    private boolean ticking = true;

    @Async
    Coroutine<String> job(String name, double delay, RuntimeException error) {
        await(sleep(seconds(delay)));
        if (error != null) {
            throw error;
        }
        return done(name);
    }

    private Task<String> spawn(String name, double delay) {
        return createTask(job(name, delay, null), name);
    }

    @Async
    Coroutine<Void> spin(int turns) {
        for (int i = 0; i < turns; i++) {
            await(yieldNow());
        }
        return done();
    }

    private void tick() {
        turn += 1;
        if (ticking) {
            EventLoop.running().callSoon(this::tick);
        }
    }

    private Coroutine<Integer> show(String tag, List<Task<String>> ts, Double timeout) {
        return show(tag, ts, timeout, ReturnWhen.ALL_COMPLETED);
    }

    @Async
    Coroutine<Integer> show(String tag, List<Task<String>> ts, Double timeout, ReturnWhen returnWhen) {
        int start = turn;
        Waited<Task<String>> waited = await(Weft.wait(ts, returnWhen, timeout == null ? null : seconds(timeout)));
        List<Integer> cancelling =
                waited.pending().stream().map(Task::cancelling).toList();
        print(tag, names(waited.done()), names(waited.pending()), "cancelling", cancelling);
        return done(turn - start);
    }

    @Async
    Coroutine<Void> main() {
        EventLoop.running().callSoon(this::tick);
        Task<String> fast = spawn("fast", 0);
        Task<String> slow = spawn("slow", 0.05);
        print("turns", await(show("zero, not started", List.of(fast, slow), 0.0)));
        print("turns", await(show("zero, one done", List.of(fast, slow), 0.0)));
        print("turns", await(show("negative", List.of(fast, slow), -5.0)));
        print("turns", await(show("zero, any done", List.of(fast, slow), 0.0, ReturnWhen.FIRST_COMPLETED)));
        print("turns", await(show("all done", List.of(fast), 0.0)));
        ticking = false;
        await(show("passes", List.of(fast, slow, spawn("quick", 0.002)), 0.02));
        await(show("long enough", List.of(fast, slow), 10.0));
        await(show("none", List.of(slow, spawn("late", 0.005)), null));
        Task<String> bad = createTask(job("bad", 0.02, new IllegalArgumentException("bad")), "bad");
        List<Task<String>> ts = List.of(spawn("good", 0.005), bad, spawn("long", 0.06));
        await(show("before the failure", ts, 0.012, ReturnWhen.FIRST_EXCEPTION));
        await(show("the failure", ts, 1.0, ReturnWhen.FIRST_EXCEPTION));
        await(show("the rest", ts, 1.0));
        List<String> errors = new ArrayList<>();
        ts.forEach(t -> errors.add(repr(t.exception())));
        print(String.join(" ", errors));
        Set<Task<Void>> left = Set.of(createTask(spin(20), "spin"));
        int rounds = 0;
        while (!left.isEmpty()) {
            Waited<Task<Void>> waited = await(Weft.wait(left, ReturnWhen.ALL_COMPLETED, seconds(0)));
            left = waited.pending();
            rounds += 1;
            if (left.isEmpty()) {
                print("polled until done", names(waited.done()), rounds);
            }
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
