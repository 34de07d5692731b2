// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.report;

import dev.weft.agent.abi.RuntimeNames;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;

/** Writes the tasks of this JVM to a file for the commands {@code ps} and {@code pstree}, which attach the agent for that. */
public final class TaskReport {

    /** Begins the arguments of an agent that is attached for a report. */
    private static final String ASKED = "report=";

    private static final String NO_LOOP = "no loop: the program has not loaded Weft's runtime\n";

    private TaskReport() {}

    /** The agent's arguments for a report: {@code command} is {@link RuntimeNames#PS} or {@link RuntimeNames#PSTREE}. */
    public static String arguments(String command, Path file) {
        return ASKED + command + ":" + file;
    }

    /** Whether the agent is attached for a report. */
    public static boolean isAsked(String arguments) {
        return arguments != null && arguments.startsWith(ASKED);
    }

    /** Writes what the runtime says, or why it can't; there is one runtime for each class loader that has it. */
    public static void write(String arguments, Instrumentation instrumentation) {
        String[] asked = arguments.substring(ASKED.length()).split(":", 2);
        StringBuilder report = new StringBuilder();
        try {
            for (ClassLoader loader : runtimes(instrumentation)) {
                report.append(report(asked[0], loader));
            }
            Files.writeString(Path.of(asked[1]), report.isEmpty() ? NO_LOOP : report);
        } catch (IOException | ReflectiveOperationException | LinkageError e) {
            throw new IllegalStateException("can't report the tasks: " + e, e);
        }
    }

    private static Set<ClassLoader> runtimes(Instrumentation instrumentation) {
        Set<ClassLoader> loaders = new LinkedHashSet<>();
        for (Class<?> type : instrumentation.getAllLoadedClasses()) {
            if (type.getName().equals(RuntimeNames.EVENT_LOOP)) {
                loaders.add(type.getClassLoader());
            }
        }
        return loaders;
    }

    private static String report(String command, ClassLoader loader) throws ReflectiveOperationException {
        String name = command.equals(RuntimeNames.PS) ? RuntimeNames.TASK_TABLE : RuntimeNames.TASK_TREE;
        return (String) Class.forName(name, true, loader).getMethod(command).invoke(null);
    }
}
