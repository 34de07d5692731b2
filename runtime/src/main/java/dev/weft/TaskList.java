// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.LinkedHashSet;
import java.util.Set;

/** The tasks of a loop that are not done, in the order they were made. Linked through the tasks themselves. */
final class TaskList {

    private Task<?> first;
    private Task<?> last;
    private int made;

    /** Adds a task and answers its number. */
    int add(Task<?> task) {
        task.previous = last;
        if (last == null) {
            first = task;
        } else {
            last.next = task;
        }
        last = task;
        return ++made;
    }

    void remove(Task<?> task) {
        if (task.previous == null) {
            first = task.next;
        } else {
            task.previous.next = task.next;
        }
        if (task.next == null) {
            last = task.previous;
        } else {
            task.next.previous = task.previous;
        }
        task.previous = null;
        task.next = null;
    }

    /** A copy, oldest first. */
    Set<Task<?>> snapshot() {
        Set<Task<?>> tasks = new LinkedHashSet<>();
        for (Task<?> task = first; task != null; task = task.next) {
            tasks.add(task);
        }
        return tasks;
    }
}
