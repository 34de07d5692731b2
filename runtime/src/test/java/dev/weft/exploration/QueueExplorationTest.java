// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import dev.weft.sync.AsyncLifoQueue;
import dev.weft.sync.AsyncPriorityQueue;
import dev.weft.sync.AsyncQueue;
import dev.weft.testing.Explorer;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What goes in comes out, once, in the queue's order, whoever is cancelled; and whoever can go on does. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class QueueExplorationTest {

    @Test
    void queueKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES)
                .explore(seed -> new Passing(seed, AsyncQueue::new, new ArrayDeque<>()).run());
    }

    @Test
    void priorityQueueKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES)
                .explore(seed -> new Passing(seed, AsyncPriorityQueue::new, new PriorityQueue<>()).run());
    }

    @Test
    void lifoQueueKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES)
                .explore(seed ->
                        new Passing(seed, AsyncLifoQueue::new, Collections.asLifoQueue(new ArrayDeque<>())).run());
    }
}
