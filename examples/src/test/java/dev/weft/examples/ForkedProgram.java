// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server of the examples in a process of its own, run as this JVM is, with its agent. */
public final class ForkedProgram implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final int port;

    /** Waits until it says that it is ready, and where. */
    public ForkedProgram(String name, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), Examples.class.getName()));
        command.add(name);
        command.addAll(List.of(arguments));
        command.addAll(List.of("--port", "0"));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith(name + ": ready on ")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("ended with " + process.onExit().join().exitValue() + " before it was ready");
        }
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    public int port() {
        return port;
    }

    public long pid() {
        return process.pid();
    }

    /** SIGTERM. */
    public void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its output too
    }

    /** Waits until it ends; answers with its exit status. */
    public int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    /** What it prints from here to its end. */
    public List<String> output() {
        return output.lines().toList();
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
