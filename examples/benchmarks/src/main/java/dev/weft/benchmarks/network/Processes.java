// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Processes of the benchmark: all on one core, and scheduled so that none interrupts another for each message. */
final class Processes {
    private static final String CORE = System.getProperty("weft.network.core", "1");
    private static final int PATIENCE = 200;

    private Processes() {}

    /** {@code command} as a process that stays on the core; it replaces the commands before it. */
    static List<String> pinned(List<String> command) {
        List<String> all = new ArrayList<>(List.of("taskset", "-c", CORE, "chrt", "-b", "0"));
        all.addAll(command);
        return all;
    }

    /** Runs {@code command} on the core to its end; answers what it prints. */
    static String run(List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(pinned(command))
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + " ended with " + process.exitValue() + "; see " + log);
        }
        return printed.strip();
    }

    /** Whether {@code command} is there, and ends well. */
    static boolean works(String... command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.DISCARD)
                    .start();
            return process.waitFor() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The CPU time that all threads of a process have used, in nanoseconds. */
    static long cpu(long pid) throws IOException {
        long sum = 0;
        try (Stream<Path> threads = Files.list(Path.of("/proc/" + pid + "/task"))) {
            for (Path thread : threads.toList()) {
                sum += Long.parseLong(
                        Files.readString(thread.resolve("schedstat")).split(" ")[0]);
            }
        }
        return sum;
    }

    /** Waits until a process uses next to no CPU time. */
    static void awaitRest(long pid) throws IOException {
        long before;
        long after = cpu(pid);
        do {
            before = after;
            sleep();
            after = cpu(pid);
        } while (after - before > 1_000_000);
    }

    static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    /** Waits until {@code process} listens. */
    static void awaitPort(int port, Process process) throws IOException {
        for (int i = 0; i < PATIENCE && process.isAlive(); i++) {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (ConnectException e) {
                sleep();
            }
        }
        throw new IOException("nothing listens on port " + port);
    }

    private static void sleep() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
