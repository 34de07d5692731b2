// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import com.sun.tools.attach.AgentInitializationException;
import com.sun.tools.attach.AgentLoadException;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import dev.weft.agent.report.TaskReport;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Prints the tasks of another JVM, by its process id: asyncio's {@code ps} and {@code pstree}. */
final class TasksCommand {

    private final String command;
    private final PrintStream out;
    private final PrintStream err;

    TasksCommand(String command, PrintStream out, PrintStream err) {
        this.command = command;
        this.out = out;
        this.err = err;
    }

    int run(List<String> words) throws UsageException {
        if (words.size() != 1 || !words.get(0).matches("\\d+")) {
            throw new UsageException(command + " takes the process id of a JVM");
        }
        try {
            out.print(report(words.get(0)));
            return 0;
        } catch (AgentLoadException | AgentInitializationException e) {
            err.println("weft: JVM " + words.get(0) + " does not let the agent in: " + e.getMessage()
                    + ". Start it with -XX:+EnableDynamicAgentLoading.");
        } catch (AttachNotSupportedException | IOException e) {
            err.println("weft: can't attach to process " + words.get(0) + ": " + e.getMessage()
                    + ". It must be a JVM, of the same user, that runs.");
        }
        return 1;
    }

    private String report(String pid)
            throws AttachNotSupportedException, IOException, AgentLoadException, AgentInitializationException {
        Path file = Files.createTempFile("weft-" + command + "-", ".txt");
        try {
            VirtualMachine jvm = VirtualMachine.attach(pid);
            try {
                jvm.loadAgent(ownJar().toString(), TaskReport.arguments(command, file));
            } finally {
                jvm.detach();
            }
            return Files.readString(file);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static Path ownJar() {
        try {
            return Path.of(TasksCommand.class
                            .getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())
                    .toAbsolutePath();
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
