// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program in a process of its own, run as this JVM is, with its agent. */
final class Forked implements AutoCloseable {
    private final Process process;
    private final BufferedReader output;
    private final int port;

    /** Waits until it listens. */
    Forked(String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of("-Xmx256m", "-cp", System.getProperty("java.class.path"), Miniredis.class.getName()));
        command.addAll(List.of("--port", "0"));
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        output = process.inputReader();
        String line = output.readLine();
        while (line != null && !line.startsWith("miniredis: ready on ")) {
            line = output.readLine();
        }
        if (line == null) {
            throw new IOException("ended with " + process.onExit().join().exitValue() + " before it was ready");
        }
        port = Integer.parseInt(line.substring(line.lastIndexOf(':') + 1));
    }

    int port() {
        return port;
    }

    RespClient connect() throws IOException {
        return new RespClient(port);
    }

    /** SIGTERM. */
    void terminate() {
        process.toHandle().destroy(); // Process.destroy would close its output too
    }

    /** SIGKILL; waits until it is dead. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    /** Waits until it ends; answers with its exit status. */
    int exitStatus() throws InterruptedException {
        return process.waitFor();
    }

    /** What it prints from here to its end. */
    List<String> output() {
        return output.lines().toList();
    }

    @Override
    public void close() {
        kill();
    }
}
