// SPDX-License-Identifier: Apache-2.0
package dev.weft.os;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is to be started: what {@link Subprocess#exec} and {@link Subprocess#shell} answer. As long as it is not said
 * otherwise a process has this one's standard input, output and error, its environment and its directory. It can start several.
 *
 * <p>Not thread-safe.
 */
public final class SubprocessBuilder {

    /** asyncio's: of a reader, in bytes. */
    private static final int LIMIT = 64 * 1024;

    /** What there is nothing to read from. */
    private static final File NOTHING = new File(File.separatorChar == '\\' ? "NUL" : "/dev/null");

    private final ProcessBuilder process;
    private int limit = LIMIT;
    private boolean killOnCancel;

    SubprocessBuilder(List<String> command) {
        process = new ProcessBuilder(command).inheritIO();
    }

    /**
     * What the process reads: {@code PIPE}, which makes {@link Subprocess#stdin}, {@code INHERIT}, {@code DISCARD} for nothing,
     * or a file.
     */
    public SubprocessBuilder stdin(Redirect from) {
        process.redirectInput(from == Redirect.DISCARD ? Redirect.from(NOTHING) : from);
        return this;
    }

    /** Where it prints: {@code PIPE}, which makes {@link Subprocess#stdout}, {@code INHERIT}, {@code DISCARD}, or a file. */
    public SubprocessBuilder stdout(Redirect to) {
        process.redirectOutput(to);
        return this;
    }

    /** Where it prints errors: {@code PIPE}, which makes {@link Subprocess#stderr}, {@code INHERIT}, {@code DISCARD}, or a file. */
    public SubprocessBuilder stderr(Redirect to) {
        process.redirectErrorStream(false).redirectError(to);
        return this;
    }

    /** Has it print errors where it prints the rest: asyncio's {@code stderr=STDOUT}. */
    public SubprocessBuilder mergeStderr() {
        process.redirectErrorStream(true);
        return this;
    }

    /** Sets a variable of its environment; null removes it. */
    public SubprocessBuilder env(String name, String value) {
        if (value == null) {
            process.environment().remove(name);
        } else {
            process.environment().put(name, value);
        }
        return this;
    }

    /** Sets its environment, in place of this process's. */
    public SubprocessBuilder env(Map<String, String> variables) {
        process.environment().clear();
        process.environment().putAll(variables);
        return this;
    }

    /** Sets the directory that it runs in. */
    public SubprocessBuilder directory(Path directory) {
        process.directory(directory.toFile());
        return this;
    }

    /**
     * Sets the limit of its readers in bytes, which a line must not exceed. At twice as much nothing more is taken from a pipe;
     * a process that goes on printing waits. At first 64 KiB.
     */
    public SubprocessBuilder limit(int bytes) {
        if (bytes <= 0) {
            throw new IllegalArgumentException("must be positive: " + bytes);
        }
        limit = bytes;
        return this;
    }

    /**
     * Has the process killed when a coroutine is cancelled that waits for its end: in {@link Subprocess#waitFor} or
     * {@link Subprocess#communicate}. The cancellation is passed on once it has ended.
     */
    public SubprocessBuilder killOnCancel() {
        killOnCancel = true;
        return this;
    }

    /**
     * Starts a process. If that is cancelled, a process that has been started by then is killed.
     *
     * @return a coroutine that throws an {@link IOException} if there is no such program or directory
     */
    @Async
    public Coroutine<Subprocess> start() throws IOException {
        int readLimit = limit;
        boolean kills = killOnCancel;
        return done(new Subprocess(toString(), await(Launch.of(copy())), readLimit, kills));
    }

    /** As it is now: it may be changed while a thread starts the process. */
    private ProcessBuilder copy() {
        ProcessBuilder copy = new ProcessBuilder(List.copyOf(process.command()))
                .redirectInput(process.redirectInput())
                .redirectOutput(process.redirectOutput())
                .redirectError(process.redirectError())
                .redirectErrorStream(process.redirectErrorStream())
                .directory(process.directory());
        copy.environment().clear();
        copy.environment().putAll(process.environment());
        return copy;
    }

    @Override
    public String toString() {
        return String.join(" ", process.command());
    }
}
