// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who waits for a task: 3.14's {@code FutureCallGraph}. Made by {@link Weft#callGraph}; a picture of one moment.
 *
 * @param task the task
 * @param callStack the lines it is at, innermost first: every frame
 * @param awaitedBy the tasks that wait for it, directly or through a {@code gather}, {@code wait}, {@code shield} or group;
 *     one that is on the way to this task already, as tasks in a deadlock are, stands here without its own
 */
public record CallGraph(Task<?> task, List<StackTraceElement> callStack, List<CallGraph> awaitedBy) {

    private static final String INDENT = "    ";

    /** How long a chain of awaiters is followed. */
    private static final int LONGEST = 1000;

    static CallGraph of(Task<?> task) {
        Map<Task<?>, List<Task<?>>> awaiters = new HashMap<>();
        for (Task<?> other : task.loop.tasks()) {
            for (Task<?> awaited : other.awaiting()) {
                awaiters.computeIfAbsent(awaited, key -> new ArrayList<>()).add(other);
            }
        }
        return of(task, awaiters, new HashSet<>());
    }

    private static CallGraph of(Task<?> task, Map<Task<?>, List<Task<?>>> awaiters, Set<Task<?>> path) {
        List<CallGraph> awaitedBy = new ArrayList<>();
        if (path.size() < LONGEST && path.add(task)) {
            for (Task<?> awaiter : awaiters.getOrDefault(task, List.of())) {
                awaitedBy.add(of(awaiter, awaiters, path));
            }
            path.remove(task);
        }
        return new CallGraph(task, task.stack(), List.copyOf(awaitedBy));
    }

    /** As 3.14's {@code format_call_graph} writes it, with Java's lines. */
    public String format() {
        StringBuilder text = new StringBuilder();
        format("", text);
        return text.toString();
    }

    private void format(String indent, StringBuilder text) {
        text.append(indent).append("* Task ").append(task.name()).append('\n');
        if (!callStack.isEmpty()) {
            text.append(indent).append("  + Call stack:\n");
            for (StackTraceElement element : callStack) {
                text.append(indent).append("  |   at ").append(element).append('\n');
            }
        }
        if (!awaitedBy.isEmpty()) {
            text.append(indent).append("  + Awaited by:\n");
            for (CallGraph awaiter : awaitedBy) {
                awaiter.format(indent + INDENT, text);
            }
        }
    }
}
