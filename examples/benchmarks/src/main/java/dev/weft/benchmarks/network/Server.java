// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A server to be measured.
 *
 * @param name what the tables call it
 * @param command prints a line that ends with its port; no port: one that is free is given in place of {@link #PORT}
 */
record Server(String name, List<String> command) {

    /** Stands in a command for a port that is free. */
    static final String PORT = "{port}";

    private static final Pattern READY = Pattern.compile(".*(?:port |:)(\\d+)");

    /** Starts it on the benchmark's core, and waits until it listens. */
    Started start(Path log) throws IOException {
        int given = Processes.freePort();
        List<String> line = new ArrayList<>();
        command.forEach(word -> line.add(word.replace(PORT, String.valueOf(given))));
        Process process = new ProcessBuilder(Processes.pinned(line))
                .redirectErrorStream(!command.contains(PORT))
                .redirectError(command.contains(PORT) ? Redirect.appendTo(log.toFile()) : Redirect.PIPE)
                .start();
        if (command.contains(PORT)) {
            Processes.awaitPort(given, process);
            return new Started(name, process, given, compiles());
        }
        BufferedReader printed = process.inputReader();
        for (String said = printed.readLine(); said != null; said = printed.readLine()) {
            Matcher ready = READY.matcher(said);
            if (ready.matches()) {
                return new Started(name, process, Integer.parseInt(ready.group(1)), compiles());
            }
        }
        throw new IOException(name + " ended before it listened: " + String.join(" ", line));
    }

    /** Whether it is a JVM, which compiles what runs often. */
    boolean compiles() {
        return command.get(0).equals(Servers.JAVA);
    }

    /**
     * A server that runs.
     *
     * @param compiles whether it has to be warm
     */
    record Started(String name, Process process, int port, boolean compiles) implements AutoCloseable {

        /** Its process: what pins it has become it. */
        long pid() {
            return process.pid();
        }

        @Override
        public void close() {
            process.destroyForcibly().onExit().join();
        }
    }
}
