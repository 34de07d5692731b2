// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import dev.weft.examples.options.UsageException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** One run of the program: its exit status and what it printed. */
record Run(int status, String out, String err) {
    static Run of(String... args) {
        return with("", args);
    }

    static Run with(String standardInput, String... args) {
        InputStream in = new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8));
        return capture((out, err) -> Healthcheck.run(List.of(args), in, out, err));
    }

    static Run with(Interrupt interrupt, String... args) {
        return capture(
                (out, err) -> Healthcheck.run(List.of(args), InputStream.nullInputStream(), out, err, interrupt));
    }

    /** The lines that report a failing target, without what they begin with. */
    List<String> failures() {
        return out.lines()
                .filter(line -> line.startsWith("FAIL "))
                .map(line -> line.substring(5))
                .toList();
    }

    private static Run capture(Program program) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        try {
            int status = program.run(
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8));
            return new Run(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        } catch (UsageException e) {
            throw new AssertionError(e);
        }
    }

    private interface Program {
        int run(PrintStream out, PrintStream err) throws UsageException;
    }
}
