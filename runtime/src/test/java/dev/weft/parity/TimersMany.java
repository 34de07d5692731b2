// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import dev.weft.TimerHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** {@code timers-many.py}. */
final class TimersMany extends Program {

    private static final int N = 500;

    private record Timer(int after, TimerHandle handle) {}

    @Async
    Coroutine<Void> main() {
        EventLoop loop = EventLoop.running();
        long base = loop.time();
        List<Integer> fired = new ArrayList<>();
        List<Timer> handles = new ArrayList<>();
        for (int i = 0; i < N; i++) {
            int after = i * 7919 % N;
            handles.add(new Timer(after, loop.callAt(base + nanos(0.01 + after * 0.0001), () -> fired.add(after))));
        }
        for (int i = 0; i < N; i++) {
            Timer timer = handles.get(i * 6007 % N);
            if (timer.after() % 5 != 0) {
                timer.handle().cancel();
            }
        }
        List<Integer> extra = new ArrayList<>();
        for (int i = 0; i < N; i++) {
            int n = i;
            loop.callLater(seconds(0.005), () -> extra.add(n)).cancel();
        }
        await(sleep(seconds(0.1)));
        List<Integer> everyFifth =
                IntStream.range(0, N).filter(i -> i % 5 == 0).boxed().toList();
        print(fired.size(), fired.equals(sorted(fired)), fired.equals(everyFifth), extra);
        print(handles.stream().filter(timer -> timer.handle().isCancelled()).count());
        List<Task<Integer>> sleepers = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int n = i * 31 % 100;
            sleepers.add(createTask(sleep(seconds(0.01 + n * 0.0005), n).toCoroutine()));
        }
        List<Integer> ended = new ArrayList<>();
        for (Task<Integer> t : sleepers) {
            t.addDoneCallback(d -> {
                if (!d.isCancelled()) {
                    ended.add(d.result());
                }
            });
        }
        await(yieldNow());
        for (int i = 0; i < 100; i += 3) {
            sleepers.get(i).cancel();
        }
        await(sleep(seconds(0.1)));
        print(
                ended.size(),
                ended.equals(sorted(ended)),
                sleepers.stream().filter(Task::isCancelled).count());
        return done();
    }

    private static List<Integer> sorted(List<Integer> values) {
        return values.stream().sorted().toList();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
