// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import dev.weft.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Prints who waits for whom: 3.14's {@code python -m asyncio pstree}, from inside the process. From outside, the agent's jar
 * does: {@code java -jar weft-agent-VERSION-javaagent.jar pstree PID}.
 */
public final class TaskTree {

    private static final String LAST = "└── ";
    private static final String OTHER = "├── ";
    private static final String UNDER_LAST = "    ";
    private static final String UNDER_OTHER = "│   ";

    /** How deep a tree is drawn. */
    private static final int DEEPEST = 200;

    private final StringBuilder text = new StringBuilder();

    /** The tasks from the root to the one that is drawn. */
    private final Set<TaskView> path = new LinkedHashSet<>();

    private final Set<TaskView> drawn = new LinkedHashSet<>();
    private final List<String> cycles = new ArrayList<>();

    private TaskTree() {}

    /**
     * The tasks of every loop of this process, each under those that wait for it, with the lines that they are at. Tasks that
     * wait for each other in a circle are named as a deadlock. Called from any thread; a loop that does not answer within two
     * seconds is shown with the stack of its thread.
     */
    public static String pstree() {
        StringBuilder all = new StringBuilder();
        LoopView.all().forEach(loop -> all.append(new TaskTree().draw(loop)));
        return all.isEmpty() ? "no loop\n" : all.toString();
    }

    /** The tasks of one loop; called on its thread. */
    public static String pstree(EventLoop loop) {
        return new TaskTree().draw(TaskView.of(loop.tasks()));
    }

    private String draw(LoopView loop) {
        text.append(loop.title());
        if (loop.tasks() == null) {
            text.append(": blocked\n");
            loop.blockedAt()
                    .forEach(element -> text.append("    at ").append(element).append('\n'));
            return text.toString();
        }
        text.append(", tasks: ").append(loop.tasks().size()).append('\n');
        return draw(loop.tasks());
    }

    private String draw(List<TaskView> tasks) {
        List<TaskView> roots = new ArrayList<>(
                tasks.stream().filter(task -> task.awaitedBy.isEmpty()).toList());
        roots.forEach(root -> draw(root, LAST, UNDER_LAST, ""));
        for (TaskView task : tasks) { // what is left waits in circles
            if (!drawn.contains(task)) {
                draw(task, LAST, UNDER_LAST, "");
            }
        }
        cycles.forEach(cycle -> text.append("deadlock: ").append(cycle).append('\n'));
        return text.toString();
    }

    private void draw(TaskView task, String branch, String under, String indent) {
        text.append(indent).append(branch).append("(T) ").append(task.name).append('\n');
        drawn.add(task);
        path.add(task);
        String inner = indent + under;
        for (int i = task.stack.size() - 1; i >= 0; i--) {
            text.append(inner)
                    .append(LAST)
                    .append(TaskView.line(task.stack.get(i)))
                    .append('\n');
            inner += UNDER_LAST;
        }
        for (int i = 0; i < task.awaiting.size(); i++) {
            TaskView awaited = task.awaiting.get(i);
            boolean last = i == task.awaiting.size() - 1;
            if (path.contains(awaited)) {
                noteCycle(awaited);
            } else if (path.size() < DEEPEST) {
                draw(awaited, last ? LAST : OTHER, last ? UNDER_LAST : UNDER_OTHER, inner);
            }
        }
        path.remove(task);
    }

    private void noteCycle(TaskView start) {
        StringBuilder cycle = new StringBuilder();
        boolean inside = false;
        for (TaskView task : path) {
            inside |= task == start;
            if (inside) {
                cycle.append(task.name).append(" -> ");
            }
        }
        cycles.add(cycle.append(start.name).toString());
    }
}
