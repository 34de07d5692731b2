// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Coroutine;
import dev.weft.Runner;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/** Runs an example and answers what it prints. */
final class Printed {
    private Printed() {}

    /** Takes no time, and always the same steps: the clock jumps to whatever the example waits for. */
    static String inVirtualTime(Example example) throws Exception {
        return by(example, Runner.builder().virtualTime(true));
    }

    static String inRealTime(Example example) throws Exception {
        return by(example, Runner.builder());
    }

    private static String by(Example example, Runner.Builder builder) throws Exception {
        var printed = new ByteArrayOutputStream();
        try (Runner runner = builder.build()) {
            runner.run(example.on(new PrintStream(printed, true, UTF_8)));
        }
        return printed.toString(UTF_8);
    }

    interface Example {
        Coroutine<?> on(PrintStream out) throws Exception;
    }
}
