// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A process that prints a figure. */
final class Program {
    private Program() {}

    /** Runs {@code command} to its end, with its standard error in {@code log}; {@code name} is for the error message. */
    static double run(String name, List<String> command, Path log) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(name + " ended with exit code " + exit);
        }
        return Double.parseDouble(printed.strip());
    }
}
