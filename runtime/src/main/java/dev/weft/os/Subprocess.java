// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;

import dev.weft.Async;
import dev.weft.AsyncCloseable;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.net.StreamReader;
import dev.weft.net.StreamWriter;
import dev.weft.net.Streams;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A process that this one has started: asyncio's {@code Process}.
 *
 * <pre>{@code
 * try (var sort = await(Subprocess.exec("sort", "-u").stdin(PIPE).stdout(PIPE).start())) {
 *     System.out.print(await(sort.communicate("b\na\nb\n")).stdoutText());
 * }
 * }</pre>
 *
 * <p>Closing it kills it if it still runs. One that is not closed runs on, and its pipes are closed with the loop.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
public final class Subprocess implements AsyncCloseable {

    private final Process process;
    private final String command;
    private final boolean killOnCancel;
    private final Exit exit;
    private final List<Pipe> pipes = new ArrayList<>();
    private final StreamWriter stdin;
    private final StreamReader stdout;
    private final StreamReader stderr;

    /**
     * A process that runs.
     *
     * @param limit of its readers, in bytes
     */
    Subprocess(String command, Launch.Launched launched, int limit, boolean killOnCancel) {
        EventLoop loop = EventLoop.running();
        this.process = launched.process();
        this.command = command;
        this.killOnCancel = killOnCancel;
        this.exit = new Exit(loop, process, () -> pipes.forEach(Pipe::processExited));
        this.stdin = writer(loop, limit, launched.stdin());
        this.stdout = reader(loop, limit, launched.stdout(), "stdout");
        this.stderr = reader(loop, limit, launched.stderr(), "stderr");
    }

    private StreamWriter writer(EventLoop loop, int limit, OutputStream out) {
        if (out == null) {
            return null;
        }
        String name = "stdin of " + command;
        return Streams.over(protocol -> opened(new WritePipe(loop, protocol, out, name)), limit)
                .writer();
    }

    private StreamReader reader(EventLoop loop, int limit, Pump pump, String stream) {
        if (pump == null) {
            return null;
        }
        String name = stream + " of " + command;
        return Streams.over(protocol -> opened(new ReadPipe(loop, protocol, pump, name)), limit)
                .reader();
    }

    private Pipe opened(Pipe pipe) {
        pipes.add(pipe);
        return pipe;
    }

    /**
     * A program to start, with its arguments; one without a directory is looked for in those of {@code PATH}.
     *
     * @throws IllegalArgumentException if there is not even a program
     */
    public static SubprocessBuilder exec(String... command) {
        return exec(List.of(command));
    }

    /** As {@link #exec(String...)}. */
    public static SubprocessBuilder exec(List<String> command) {
        if (command.isEmpty()) {
            throw new IllegalArgumentException("the command names no program");
        }
        return new SubprocessBuilder(command);
    }

    /** A command that {@code /bin/sh} is to run. Text that comes from outside does not belong into it: see {@link #exec}. */
    public static SubprocessBuilder shell(String command) {
        return exec("/bin/sh", "-c", command);
    }

    /** The process's number. */
    public long pid() {
        return process.pid();
    }

    /**
     * What it has exited with, or null while it runs: its status, or the negative number of the signal that has killed it. The
     * JVM does not tell a process that signal {@code n} has killed from one that exits with status {@code 128 + n}, as shells
     * do after such a one: both have {@code -n}.
     */
    public Integer returncode() {
        return exit.code();
    }

    /** Where to write what it reads; null if that is no pipe. Closed when the process has exited. */
    public StreamWriter stdin() {
        return stdin;
    }

    /** What it prints; null if that is no pipe. */
    public StreamReader stdout() {
        return stdout;
    }

    /** What it prints as errors; null if that is no pipe. */
    public StreamReader stderr() {
        return stderr;
    }

    /**
     * Waits until it has exited, and answers the {@link #returncode}. A process that prints more than its pipe holds, which
     * nobody reads, does not exit: {@link #communicate} reads it. Cancelling the wait does nothing to the process. Virtual time
     * stands still meanwhile.
     */
    @Async
    public Coroutine<Integer> waitFor() {
        try {
            return done(await(exit.await()));
        } catch (CancelledError cancelled) {
            await(cancelled());
            throw cancelled;
        }
    }

    /** Closes its standard input, if that is a pipe, and goes on as {@link #communicate(byte[])}. */
    public Coroutine<Output> communicate() throws IOException {
        return exchange(null);
    }

    /** Writes a text as UTF-8, and goes on as {@link #communicate(byte[])}. */
    public Coroutine<Output> communicate(String input) throws IOException {
        return communicate(input.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Writes {@code input} and closes the pipe, reads what the process prints to the end, and waits until it has exited. A
     * process that does not read it all is none the worse. Cancelling it does nothing to the process, but what was read is lost.
     *
     * @throws IllegalStateException if its standard input is no pipe
     */
    public Coroutine<Output> communicate(byte[] input) throws IOException {
        if (stdin == null) {
            throw new IllegalStateException("the standard input of " + this + " is no pipe; start it with stdin(PIPE)");
        }
        return exchange(input);
    }

    @Async
    private Coroutine<Output> exchange(byte[] input) throws IOException {
        try {
            List<Object> ends = await(gather(feed(input), all(stdout), all(stderr), exit.await()));
            return done(new Output((byte[]) ends.get(1), (byte[]) ends.get(2)));
        } catch (CancelledError cancelled) {
            await(cancelled());
            throw cancelled;
        }
    }

    @Async
    private Coroutine<Object> feed(byte[] input) {
        if (stdin != null) {
            try {
                if (input != null) {
                    await(stdin.send(input));
                }
            } catch (IOException e) {
                // it reads no more: asyncio does not mind either
            }
            stdin.transport().close();
        }
        return done(null);
    }

    @Async
    private static Coroutine<Object> all(StreamReader reader) throws IOException {
        return done(reader == null ? null : await(reader.readAll()));
    }

    /** A coroutine that waits for its end was cancelled. */
    @Async
    private Coroutine<Void> cancelled() {
        if (killOnCancel) {
            await(closeAsync());
        }
        return done();
    }

    /**
     * Sends it a signal, as in {@code HUP} or {@code SIGHUP}; nothing if it has exited. TERM and KILL are sent at once, the
     * others by {@code kill}, which is a process too.
     *
     * @return a coroutine that throws {@link IllegalArgumentException} if there is no such signal
     */
    @Async
    public Coroutine<Void> sendSignal(String signal) throws IOException {
        String name = signal.startsWith("SIG") ? signal.substring("SIG".length()) : signal;
        if (name.equals("TERM")) {
            terminate();
        } else if (name.equals("KILL")) {
            kill();
        } else if (exit.code() == null) {
            try (Subprocess kill =
                    await(exec("/bin/sh", "-c", "kill -s \"$1\" \"$2\"", "sh", name, Long.toString(pid()))
                            .stdin(Redirect.DISCARD)
                            .stderr(Redirect.PIPE)
                            .start())) {
                String complaint = await(kill.communicate()).stderrText();
                if (kill.returncode() != 0 && process.isAlive()) {
                    throw new IllegalArgumentException(
                            "can't send " + signal + " to " + this + ": " + complaint.strip());
                }
            }
        }
        return done();
    }

    /** Asks it to end: SIGTERM. Nothing if it has exited. */
    public void terminate() {
        if (exit.code() == null) {
            process.toHandle().destroy(); // process.destroy() closes the pipes
        }
    }

    /** Ends it: SIGKILL. Nothing if it has exited. */
    public void kill() {
        if (exit.code() == null) {
            process.toHandle().destroyForcibly();
        }
    }

    /** Kills it if it runs, closes its pipes, and waits until it has exited. */
    @Async
    @Override
    public Coroutine<Void> closeAsync() {
        kill();
        pipes.forEach(Pipe::abort);
        await(exit.await());
        return done();
    }

    @Override
    public String toString() {
        return "<Subprocess " + command + ", pid " + pid()
                + (exit.code() == null ? ", running>" : ", returncode " + exit.code() + ">");
    }

    /**
     * What a process has printed.
     *
     * @param stdout null if that was no pipe
     * @param stderr null if that was no pipe
     */
    public record Output(byte[] stdout, byte[] stderr) {

        /** What it has printed, as UTF-8. */
        public String stdoutText() {
            return new String(stdout, StandardCharsets.UTF_8);
        }

        /** What it has printed as errors, as UTF-8. */
        public String stderrText() {
            return new String(stderr, StandardCharsets.UTF_8);
        }
    }
}
