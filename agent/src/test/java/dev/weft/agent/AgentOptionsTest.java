// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

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
    void mistakesNameTheOptionAndTheKnownOnes() {
        for (String wrong : new String[] {"incldue=x", "debug=maybe", "dump=", "include"}) {
            assertThatThrownBy(() -> AgentOptions.parse(wrong))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'" + wrong + "'")
                    .hasMessageContaining("include=PREFIX")
                    .hasMessageContaining("exclude=PREFIX")
                    .hasMessageContaining("dump=FOLDER")
                    .hasMessageContaining("debug=true|false")
                    .hasMessageContaining("verbose=true|false");
        }
    }
}
