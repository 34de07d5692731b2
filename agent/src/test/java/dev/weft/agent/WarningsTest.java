// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.agent.lint.Shop;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WarningsTest {

    private static final String LINE =
            "weft: warning: com.acme.Shop.buy (line 3): Thread.sleep blocks the loop's thread, and"
                    + " with it every task. Instead: await(sleep(duration)). [blocking-call]" + System.lineSeparator();

    /** A loader apart from that of the tests. */
    private static final class Loader extends ClassLoader {}

    @TempDir
    Path folder;

    @Test
    void eachClassOfEachLoaderOnce() {
        Warnings warnings = new Warnings(AgentOptions.parse(null));
        ClassLoader loader = new Loader();
        assertThat(printed(warnings, loader)).isEqualTo(LINE);
        assertThat(printed(warnings, loader)).isEmpty();
        assertThat(printed(warnings, new Loader())).isEqualTo(LINE);
    }

    @Test
    void off() {
        assertThat(printed(new Warnings(AgentOptions.parse("lint=false")), new Loader()))
                .isEmpty();
        assertThat(printed(new Warnings(AgentOptions.parse("lint.off=blocking-call")), new Loader()))
                .isEmpty();
    }

    @Test
    void aCheckThatFailsIsReported() {
        assertThat(printed(new Warnings(AgentOptions.parse(null)), new Loader(), new byte[] {
                    (byte) 0xCA, (byte) 0xFE, 0, 0, 0, 0, 0, 0, 0, 2, 99, 0, 0, 0
                }))
                .startsWith("weft: can't check com.acme.Shop: ")
                .endsWith(". Please report this with the class file; option lint=false avoids it."
                        + System.lineSeparator());
    }

    private String printed(Warnings warnings, ClassLoader loader) {
        return printed(warnings, loader, Shop.of(folder, """
                @Async static Coroutine<Void> buy() throws Exception {
                    Thread.sleep(1);
                    return done();
                }
                """).classFile());
    }

    private static String printed(Warnings warnings, ClassLoader loader, byte[] classFile) {
        PrintStream err = System.err;
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        System.setErr(new PrintStream(text, true, UTF_8));
        try {
            warnings.print(loader, "com/acme/Shop", classFile, name -> null);
        } finally {
            System.setErr(err);
        }
        return text.toString(UTF_8);
    }
}
