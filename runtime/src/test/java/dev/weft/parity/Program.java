// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import dev.weft.Coroutine;
import dev.weft.Runner;
import java.time.Duration;

/** The Java twin of a Python program: the same statements in the same order, so that both print the same. */
public abstract class Program {

    private final StringBuffer out = new StringBuffer();

    /** What stands at the module's level. */
    protected abstract void script() throws Exception;

    /** Runs it and answers what it printed. */
    final String trace() throws Exception {
        script();
        return out.toString();
    }

    /** {@code print(*values)}. */
    protected final void print(Object... values) {
        String separator = "";
        for (Object value : values) {
            out.append(separator).append(Py.str(value));
            separator = " ";
        }
        out.append('\n');
    }

    /** {@code raise error}: in Python nothing is checked, and a block may be left in silence. */
    @SuppressWarnings("unchecked") // E is RuntimeException to the caller, and nothing at run time
    protected static <E extends Throwable> void raise(Throwable error) throws E {
        throw (E) error;
    }

    /** {@code asyncio.run(main)}, where no time passes while nothing is to be done. */
    protected static <T> T runInVirtualTime(Coroutine<T> main) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            return runner.run(main);
        }
    }

    /** A duration as Python says it. */
    protected static Duration seconds(double seconds) {
        return Duration.ofNanos(Math.round(seconds * 1e9));
    }

    /** Loop time, as Python says it, in the nanoseconds of a {@code callAt}. */
    protected static long nanos(double seconds) {
        return seconds(seconds).toNanos();
    }
}
