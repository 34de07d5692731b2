// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A program in a JVM of its own, under this one's agent, whose signals are as they are in a terminal. */
public final class Forked implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private Forked(Process process) {
        this.process = process;
        this.output = process.inputReader();
    }

    /** Starts a program whose standard error goes where its output goes. */
    public static Forked start(Class<?> program, String... jvmOptions) throws IOException {
        return start(List.of("env", "--default-signal=INT,TERM,HUP"), program, jvmOptions);
    }

    /**
     * Starts a program.
     *
     * @param starter the command that is given its command line
     */
    public static Forked start(List<String> starter, Class<?> program, String... jvmOptions) throws IOException {
        List<String> command = new ArrayList<>(starter);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Xshare:auto", "-XX:+UseSerialGC"));
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.startsWith("-javaagent:"))
                .forEach(command::add);
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        return new Forked(new ProcessBuilder(command).redirectErrorStream(true).start());
    }

    /** Waits until it has printed a line. */
    public Forked awaitLine(String line) throws IOException {
        List<String> others = new ArrayList<>();
        for (String read = output.readLine(); !line.equals(read); read = output.readLine()) {
            if (read == null) {
                throw new AssertionError("ended without printing " + line + ", but " + others);
            }
            others.add(read);
        }
        return this;
    }

    /** Sends it a signal, as in {@code INT}. */
    public Forked kill(String signal) throws IOException, InterruptedException {
        kill(signal, process.pid());
        return this;
    }

    /** Sends a process a signal, unless it has ended. */
    static void kill(String signal, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start().waitFor();
    }

    /** The lines that it prints from here to its end. */
    public List<String> rest() {
        return output.lines().toList();
    }

    /** The lines that it prints from here to its end, or null if it runs on and prints nothing now. */
    public List<String> restUnlessRunning() throws IOException {
        return output.ready() || !process.isAlive() ? rest() : null;
    }

    /** Waits for its end. */
    public int status() throws InterruptedException {
        return process.waitFor();
    }

    /** Ends it if a test has not. */
    @Override
    public void close() {
        process.destroyForcibly();
        try {
            process.waitFor(60, TimeUnit.SECONDS);
            output.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
