// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import dev.weft.Weft;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code current-task-places.py}. */
@SuppressWarnings("try") // the limit is not used in its block
final class CurrentTaskPlaces extends MainProgram {

    private final List<String> names = new ArrayList<>();
    private final List<Task<?>> nobody = new ArrayList<>();

    @Async
    private Coroutine<Void> who() {
        names.add(currentTask().name());
        await(yieldNow());
        names.add(currentTask().name());
        return done();
    }

    @Async
    private Coroutine<Void> finishes() {
        try {
            await(sleep(seconds(10)));
        } finally {
            await(who());
        }
        return done();
    }

    private void queue(int how, Future<Void> meDone) {
        EventLoop loop = loop();
        switch (how) {
            case 0 -> loop.callSoon(() -> nobody.add(currentTask()));
            case 1 -> loop.callLater(seconds(0.001), () -> nobody.add(currentTask()));
            default -> meDone.addDoneCallback(f -> nobody.add(currentTask()));
        }
    }

    @Async
    @Override
    Coroutine<Void> main() throws TimeoutException {
        Task<?> me = currentTask();
        me.setName("main");
        await(who());
        await(gather(who(), createTask(who(), "task")));
        print(names.stream()
                .map(name -> name.equals("main") || name.equals("task") ? name : "of gather")
                .toList());
        for (int how = 0; how < 3; how++) {
            Future<Void> meDone = future();
            queue(how, meDone);
            meDone.setResult(null);
            await(sleep(seconds(0.002)));
        }
        print(nobody, currentTask() == me);
        names.clear();
        try (TaskGroup tg = new TaskGroup()) {
            tg.createTask(who(), "member");
            await(who());
        }
        try (Timeout limit = timeout(seconds(1))) {
            await(who());
        }
        Task<Void> t = createTask(finishes(), "cancelled");
        await(yieldNow());
        t.cancel();
        await(Weft.wait(List.of(t), ReturnWhen.ALL_COMPLETED));
        print(names);
        return done();
    }
}
