// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The agent's jar, run as a program; agent's MainTest has the texts. */
class CommandLineIT {

    @TempDir
    Path folder;

    @Test
    void version() throws Exception {
        new Sandbox(folder).weft("--version").printed("weft-agent " + System.getProperty("weft.version"));
    }

    @Test
    void withoutACommandItPrintsHelp() throws Exception {
        Sandbox.Exit exit = new Sandbox(folder).weft();

        assertThat(exit.status()).isZero();
        assertThat(exit.out()).startsWith("usage: java -jar weft-agent-VERSION-javaagent.jar COMMAND");
        assertThat(exit.err()).isEmpty();
    }

    @Test
    void unknownCommandEndsWithStatusTwo() throws Exception {
        Sandbox.Exit exit = new Sandbox(folder).weft("weve");

        assertThat(exit.status()).isEqualTo(2);
        assertThat(exit.out()).isEmpty();
        assertThat(exit.err()).startsWith("weft: there is no command weve");
    }
}
