// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.weft.agent.lint.Rule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentOptionsTest {

    @Test
    void noneSelectEverything() {
        assertThat(AgentOptions.parse(null).selects("com/acme/Shop")).isTrue();
        assertThat(AgentOptions.parse(" ").selects("com/acme/Shop")).isTrue();
    }

    @Test
    void excludeWinsOverInclude() {
        AgentOptions options = AgentOptions.parse("include=com.acme.*;org.example,exclude=com.acme.legacy.*");
        assertThat(options.selects("com/acme/Shop")).isTrue();
        assertThat(options.selects("org/example/Shop")).isTrue();
        assertThat(options.selects("com/acme/legacy/Shop")).isFalse();
        assertThat(options.selects("net/other/Shop")).isFalse();
    }

    @Test
    void flagsAndFolders() {
        AgentOptions options = AgentOptions.parse("debug=true,verbose=false,dump=out/woven");
        assertThat(options.debug()).isTrue();
        assertThat(options.verbose()).isFalse();
        assertThat(options.dump()).isEqualTo(Path.of("out/woven"));
    }

    @Test
    void lint(@TempDir Path folder) throws IOException {
        AgentOptions none = AgentOptions.parse(null);
        assertThat(none.lint()).isTrue();
        assertThat(none.lintOff()).isEmpty();
        assertThat(none.blocking()).isNull();

        Path file = Files.writeString(folder.resolve("calls.txt"), "com.acme.Legacy.call");
        AgentOptions all = AgentOptions.parse("lint=false,lint.off=blocking-call; dropped-coroutine,blocking=" + file);
        assertThat(all.lint()).isFalse();
        assertThat(all.lintOff()).containsExactlyInAnyOrder(Rule.BLOCKING_CALL, Rule.DROPPED_COROUTINE);
        assertThat(all.blocking()).isNotNull();
    }

    @Test
    void mistakesInLintOptions(@TempDir Path folder) throws IOException {
        Path missing = folder.resolve("missing.txt");
        Path wrong = Files.writeString(folder.resolve("wrong.txt"), "sleep");
        assertThatThrownBy(() -> AgentOptions.parse("lint.off=blocking"))
                .hasMessageStartingWith(
                        "'lint.off=blocking': no rule is called 'blocking'; the rules are dropped-coroutine,");
        assertThatThrownBy(() -> AgentOptions.parse("lint.off="))
                .hasMessage("'lint.off=' needs a value; " + AgentOptions.USAGE);
        assertThatThrownBy(() -> AgentOptions.parse("blocking=" + missing))
                .hasMessage("'blocking=" + missing + "' can't be read: java.nio.file.NoSuchFileException: " + missing
                        + "; " + AgentOptions.USAGE);
        assertThatThrownBy(() -> AgentOptions.parse("blocking=" + wrong))
                .hasMessageStartingWith("'blocking=" + wrong + "': " + wrong + ":1: 'sleep' is not CLASS.METHOD");
    }

    @Test
    void mistakesNameTheOptionAndTheKnownOnes() {
        for (String wrong : new String[] {"incldue=x", "debug=maybe", "dump=", "include"}) {
            assertThatThrownBy(() -> AgentOptions.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + wrong + "'")
                    .hasMessageContaining("include=PREFIX")
                    .hasMessageContaining("exclude=PREFIX")
                    .hasMessageContaining("dump=FOLDER")
                    .hasMessageContaining("debug=true|false")
                    .hasMessageContaining("verbose=true|false")
                    .hasMessageContaining("lint=true|false")
                    .hasMessageContaining("lint.off=RULE")
                    .hasMessageContaining("blocking=FILE");
        }
    }
}
