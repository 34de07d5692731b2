// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncBarrier;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;

/** {@code sync/barrier-abort-reset.py}. */
final class BarrierAbortReset extends SyncProgram {

    private final AsyncBarrier b = new AsyncBarrier(3);
    private final List<Task<Void>> ts = new ArrayList<>();

    @Async
    Coroutine<Void> party(String name) {
        try {
            log.add(name + ":" + await(b.await()));
        } catch (BrokenBarrierException e) {
            log.add(name + " " + str(e));
        }
        return done();
    }

    private void parties(String names) {
        for (String n : letters(names)) {
            ts.add(createTask(party(n)));
        }
    }

    private void show(String what) {
        print(what, log, "waiting", b.waiting(), "broken", b.isBroken());
        log.clear();
    }

    @Async
    @Override
    Coroutine<Void> main() throws BrokenBarrierException {
        parties("ab");
        await(turns(1));
        b.abort();
        show("aborted");
        parties("c");
        await(turns(2));
        show("and they fail");
        b.abort();
        b.reset();
        show("reset");
        parties("def");
        await(turns(2));
        show("serves");
        parties("gh");
        await(turns(1));
        b.reset();
        ts.add(createTask(party("new")));
        show("reset with two inside");
        await(turns(3));
        show("they fail, new waits");
        parties("ij");
        await(turns(2));
        show("serves");
        parties("kl");
        await(turns(1));
        print("last in", await(b.await()));
        b.reset();
        await(turns(2));
        show("reset while they leave");
        parties("mn");
        await(turns(1));
        print("last in", await(b.await()));
        b.abort();
        await(turns(2));
        show("aborted while they leave");
        b.reset();
        parties("op");
        await(turns(1));
        b.abort();
        b.reset();
        await(turns(3));
        show("aborted and reset at once");
        await(ended(ts));
        print(ts.stream().allMatch(Task::isDone));
        return done();
    }
}
