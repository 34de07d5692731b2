// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.semantics;

import static dev.weft.Weft.allTasks;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.Weft.timeout;
import static dev.weft.Weft.yieldNow;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Timeout;
import dev.weft.parity.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;

/** {@code shutdown-chain.py}. */
@SuppressWarnings("try") // the limit is not used in its block
final class ShutdownChain extends Program {

    private final List<String> log = new ArrayList<>();

    @Async
    private Coroutine<Void> inner(String name, int turns) {
        try {
            await(sleep(seconds(10)));
        } finally {
            await(MainProgram.turns(turns));
            log.add(name + " cleaned up");
        }
        return done();
    }

    @Async
    private Coroutine<Void> awaits(String name, Task<Void> task) {
        try {
            await(task);
        } finally {
            log.add(name + " unwinds");
        }
        return done();
    }

    @Async
    private Coroutine<Void> groups() {
        try {
            try (TaskGroup tg = new TaskGroup()) {
                tg.createTask(inner("member", 0));
            }
        } finally {
            log.add("group left");
        }
        return done();
    }

    @Async
    private Coroutine<Void> gathers() {
        try {
            await(gatherOutcomes(inner("child", 4)));
        } finally {
            log.add("gather left");
        }
        return done();
    }

    @Async
    private Coroutine<Void> limits() throws TimeoutException {
        try {
            try (Timeout limit = timeout(seconds(5))) {
                await(inner("limited", 1));
            }
        } finally {
            log.add("limit left");
        }
        return done();
    }

    @Async
    private Coroutine<Void> main(String kind) throws TimeoutException {
        switch (kind) {
            case "chain" -> {
                Task<Void> t = createTask(inner("innermost", 2));
                t = createTask(awaits("middle", t));
                createTask(awaits("outermost", t));
            }
            case "group" -> createTask(groups());
            case "gather" -> createTask(gathers());
            default -> createTask(limits());
        }
        for (int i = 0; i < 4; i++) {
            await(yieldNow());
        }
        log.add("main ends, " + allTasks().size() + " tasks");
        return done();
    }

    @Override
    protected void script() throws TimeoutException {
        for (String kind : List.of("chain", "group", "gather", "limit")) {
            log.clear();
            runInVirtualTime(main(kind));
            print(kind, log);
        }
    }
}
