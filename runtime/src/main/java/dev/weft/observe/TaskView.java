// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import dev.weft.Task;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A task as it was at one moment. */
final class TaskView {

    /** The classes on the stack of a task that asks for its own. */
    private static final Set<String> OWN = Set.of(
            TaskView.class.getName(), LoopView.class.getName(), TaskTree.class.getName(), TaskTable.class.getName());

    final String name;

    /** Innermost first. */
    final List<StackTraceElement> stack;

    final List<TaskView> awaiting = new ArrayList<>();
    final List<TaskView> awaitedBy = new ArrayList<>();

    private TaskView(Task<?> task) {
        this.name = task.name();
        this.stack = task.stack().stream()
                .filter(element -> !OWN.contains(element.getClassName()))
                .toList();
    }

    /** The tasks and how they wait for each other; on the loop's thread. */
    static List<TaskView> of(Iterable<Task<?>> tasks) {
        Map<Task<?>, TaskView> views = new HashMap<>();
        List<TaskView> inOrder = new ArrayList<>();
        for (Task<?> task : tasks) {
            TaskView view = new TaskView(task);
            views.put(task, view);
            inOrder.add(view);
        }
        for (Task<?> task : tasks) {
            for (Task<?> awaited : task.awaiting()) {
                TaskView view = views.get(awaited);
                if (view != null) {
                    views.get(task).awaiting.add(view);
                    view.awaitedBy.add(views.get(task));
                }
            }
        }
        return inOrder;
    }

    /** A line as the tables show it. */
    static String line(StackTraceElement element) {
        return element.getMethodName() + " " + element.getFileName()
                + (element.getLineNumber() < 0 ? "" : ":" + element.getLineNumber());
    }
}
