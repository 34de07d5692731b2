// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DebuggerTest {

    @Test
    void noneWithoutTheOption() {
        assertThat(Debugger.of()).isEqualTo(Debugger.ABSENT);
        assertThat(Debugger.of("-Xmx1g", "-agentlib:hprof", "-Dx=-agentlib:jdwp"))
                .isEqualTo(Debugger.ABSENT);
    }

    @Test
    void presentWhereItHasStartedTheJvmOrIsWaitedFor() {
        assertThat(Debugger.of("-ea", "-agentlib:jdwp=transport=dt_socket,address=127.0.0.1:1,suspend=y,server=n"))
                .isEqualTo(Debugger.PRESENT);
        assertThat(Debugger.of("-Xdebug", "-Xrunjdwp:transport=dt_socket,address=host:1,suspend=y"))
                .isEqualTo(Debugger.PRESENT);
        assertThat(Debugger.of("-agentlib:jdwp=transport=dt_socket,server=y,address=*:5005"))
                .isEqualTo(Debugger.PRESENT);
        assertThat(Debugger.of("-agentpath:/jdk/lib/libjdwp.so=transport=dt_socket,server=y,suspend=y"))
                .isEqualTo(Debugger.PRESENT);
    }

    @Test
    void allowedWhereItMayComeLater() {
        assertThat(Debugger.of("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=*:5005"))
                .isEqualTo(Debugger.ALLOWED);
    }
}
