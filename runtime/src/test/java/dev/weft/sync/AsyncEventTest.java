// SPDX-License-Identifier: Apache-2.0
package dev.weft.sync;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.sync.VirtualTime.run;
import static dev.weft.sync.VirtualTime.turns;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Task;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class AsyncEventTest {

    private final AsyncEvent event = new AsyncEvent();
    private final List<String> log = new ArrayList<>();

    @Async
    private Coroutine<Void> waiter(String name) {
        await(event.await());
        log.add(name + (event.isSet() ? "" : " after it was cleared"));
        return done();
    }

    @Test
    void setWakesAllInOrder() {
        run(() -> {
            List.of("a", "b", "c").forEach(name -> createTask(waiter(name)));
            await(turns(1));
            event.set();
            event.set();
            await(turns(1));
            assertThat(log).containsExactly("a", "b", "c");
            return done();
        });
    }

    @Test
    void waitersGoOnThoughItIsClearedAtOnce() {
        run(() -> {
            List.of("a", "b").forEach(name -> createTask(waiter(name)));
            await(turns(1));
            event.set();
            event.clear();
            createTask(waiter("late"));
            await(turns(2));
            assertThat(log).containsExactly("a after it was cleared", "b after it was cleared");
            assertThat(event).hasToString("<AsyncEvent unset, waiters:1>");
            event.set();
            await(turns(1));
            assertThat(log).hasSize(3).endsWith("late");
            return done();
        });
    }

    @Test
    void setEventIsAwaitedWithoutATurn() {
        run(() -> {
            event.set();
            EventLoop.running().callSoon(() -> log.add("turn"));
            await(event.await());
            assertThat(log).isEmpty();
            return done();
        });
    }

    @Test
    void cancelledWaiterLeaves() {
        run(() -> {
            Task<Void> a = createTask(waiter("a"));
            Task<Void> b = createTask(waiter("b"));
            await(turns(1));
            a.cancel();
            await(turns(1));
            assertThat(event).hasToString("<AsyncEvent unset, waiters:1>");
            event.set();
            b.cancel(); // woken, and cancelled all the same
            await(turns(1));
            assertThat(b.isCancelled()).isTrue();
            assertThat(log).isEmpty();
            assertThat(event).hasToString("<AsyncEvent set>");
            return done();
        });
    }
}
