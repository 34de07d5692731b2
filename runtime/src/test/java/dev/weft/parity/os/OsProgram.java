// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity.os;

import dev.weft.parity.Program;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** The twin of a program that starts processes or catches signals: in real time, which they live in. */
abstract class OsProgram extends Program {

    /** {@code bytes.decode()}; None for none. */
    static String text(byte[] bytes) {
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    /** {@code bytes.decode().rstrip()}. */
    static String line(byte[] bytes) {
        return text(bytes).stripTrailing();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** {@code os.kill(os.getpid(), signal)}. */
    static void killMyself(String signal) throws IOException {
        try {
            new ProcessBuilder(
                            "kill",
                            "-" + signal,
                            Long.toString(ProcessHandle.current().pid()))
                    .start()
                    .waitFor();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }
}
