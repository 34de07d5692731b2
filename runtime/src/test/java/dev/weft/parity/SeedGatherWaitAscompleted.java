// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.asCompleted;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.sleep;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.Waited;
import dev.weft.Weft;
import java.util.List;

/** {@code seed-002-gather-wait-ascompleted.py}. */
final class SeedGatherWaitAscompleted extends Program {

    @Async
    Coroutine<String> job(String name, double delay) {
        await(sleep(seconds(delay)));
        return done(name);
    }

    private List<Task<String>> spawn() {
        return List.of(createTask(job("A", 0.06)), createTask(job("B", 0.02)), createTask(job("C", 0.10)));
    }

    @Async
    Coroutine<Void> main() {
        print("gather", await(gather(spawn())));
        Waited<Task<String>> waited = await(Weft.wait(spawn(), ReturnWhen.ALL_COMPLETED));
        List<String> results = waited.done().stream().map(Task::result).sorted().toList();
        print("wait", results, waited.pending().size());
        for (Task<String> nxt : await(asCompleted(spawn()))) {
            print("as_completed", await(nxt));
        }
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
