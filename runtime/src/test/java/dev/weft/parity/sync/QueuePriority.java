// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncPriorityQueue;
import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** {@code sync/queue-priority.py}. */
final class QueuePriority extends SyncProgram {

    @Async
    Coroutine<Void> get(AsyncQueue<Integer> q, String name) {
        log.add(name + "=" + await(q.get()));
        return done();
    }

    @Async
    Coroutine<Void> put(AsyncQueue<Integer> q, int item) {
        await(q.put(item));
        log.add("+" + item);
        return done();
    }

    @Async
    @Override
    Coroutine<Void> main() {
        AsyncQueue<Integer> q = new AsyncPriorityQueue<>();
        List<Integer> numbers =
                IntStream.range(0, 50).map(i -> (i * 37 + 11) % 50).boxed().toList();
        numbers.forEach(q::putNowait);
        List<Integer> taken = new ArrayList<>();
        while (!q.isEmpty()) {
            taken.add(q.getNowait());
        }
        print(taken.equals(numbers.stream().sorted().toList()));
        List<Task<Void>> ts = new ArrayList<>();
        for (String n : letters("abc")) {
            ts.add(createTask(get(q, n)));
        }
        await(yieldNow());
        List.of(30, 20, 10).forEach(q::putNowait);
        await(ended(ts));
        print(log);
        log.clear();
        q = new AsyncPriorityQueue<>(2);
        ts.clear();
        for (int i : List.of(5, 4, 1, 3, 2)) {
            ts.add(createTask(put(q, i)));
        }
        await(yieldNow());
        taken.clear();
        while (!q.isEmpty()) {
            taken.add(q.getNowait());
            await(yieldNow());
        }
        await(ended(ts));
        print(log, taken);
        log.clear();
        AsyncQueue<String> words = new AsyncPriorityQueue<>(
                Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder()));
        for (String w : "the quick brown fox jumps over the lazy dog".split(" ")) {
            await(words.put(w));
        }
        while (!words.isEmpty()) {
            log.add(await(words.get()));
        }
        print(joined());
        return done();
    }
}
