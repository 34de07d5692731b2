// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Prints the tasks of a process as a table: 3.14's {@code python -m asyncio ps}, from inside the process. From outside, the
 * agent's jar does: {@code java -jar weft-agent-VERSION-javaagent.jar ps PID}.
 */
public final class TaskTable {

    private static final List<String> TITLES =
            List.of("loop", "task", "coroutine stack", "awaited by", "awaiter stack");

    /** How much of a stack a row shows. */
    private static final int MOST_FRAMES = 8;

    private TaskTable() {}

    /**
     * A row for each task of every loop of this process, and for each task that awaits it: its frames, innermost first.
     * Called from any thread; a loop that does not answer within two seconds has one row with the top of its thread's stack.
     */
    public static String ps() {
        List<List<String>> rows = new ArrayList<>();
        rows.add(TITLES);
        for (LoopView loop : LoopView.all()) {
            String name = loop.thread() == null ? "-" : loop.thread();
            if (loop.tasks() == null) {
                rows.add(List.of(name, "(blocked)", stack(loop.blockedAt()), "", ""));
            } else {
                loop.tasks().forEach(task -> addRows(name, task, rows));
            }
        }
        return print(rows);
    }

    private static void addRows(String loop, TaskView task, List<List<String>> rows) {
        if (task.awaitedBy.isEmpty()) {
            rows.add(List.of(loop, task.name, stack(task.stack), "", ""));
        }
        for (TaskView awaiter : task.awaitedBy) {
            rows.add(List.of(loop, task.name, stack(task.stack), awaiter.name, stack(awaiter.stack)));
        }
    }

    private static String stack(List<StackTraceElement> stack) {
        String lines = stack.stream().limit(MOST_FRAMES).map(TaskView::line).collect(Collectors.joining(" <- "));
        return stack.size() > MOST_FRAMES ? lines + " <- ..." : lines;
    }

    private static String print(List<List<String>> rows) {
        int[] widths = new int[TITLES.size()];
        for (List<String> row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < widths.length; i++) {
                line.append(row.get(i)).append(" ".repeat(widths[i] - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
