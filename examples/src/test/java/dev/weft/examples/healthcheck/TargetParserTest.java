// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetParserTest {
    @ParameterizedTest
    @ValueSource(strings = {"http://a/", "https://a.example:8443/x?y=z", "HTTP://[::1]:80/", "http://127.0.0.1"})
    void urls(String text) {
        assertThat(TargetParser.parse(text, "f:1")).isEqualTo(new Target.Http(text, "f:1", URI.create(text)));
    }

    @ParameterizedTest
    @CsvSource({
        "a:1, a, 1",
        "a.b-c_d.example:65535, a.b-c_d.example, 65535",
        "[::1]:22, [::1], 22",
        "[fe80::1%eth0]:22, [fe80::1%eth0], 22"
    })
    void hostsAndPorts(String text, String host, int port) {
        assertThat(TargetParser.parse(text, "")).isEqualTo(new Target.Tcp(text, "", host, port));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense         | not a target; write http://host/path, https://host/path or host:port",
                "http:/a/b        | not a target; write http://host/path, https://host/path or host:port",
                "a b:1            | not a target; write http://host/path, https://host/path or host:port",
                "::1:22           | not a target; write http://host/path, https://host/path or host:port",
                "a:0              | no such port; ports are 1 to 65535",
                "a:99999          | no such port; ports are 1 to 65535",
                "a:999999         | no such port; ports are 1 to 65535",
                "http://a:99999/  | no such port; ports are 1 to 65535",
                "ftp://a/         | can't check ftp; write http, https or host:port",
                "http:///path     | no valid host name in this URL; write http://host/path",
                "http://a_b/      | no valid host name in this URL; write http://host/path",
                "[::1%]:22        | not a target; write http://host/path, https://host/path or host:port",
                "http://          | not a URL (Expected authority);"
                        + " write http://host/path, odd characters percent-encoded",
                "http://a/{id}    | not a URL (Illegal character in path);"
                        + " write http://host/path, odd characters percent-encoded"
            })
    void whatIsNoTargetSaysWhy(String text, String problem) {
        assertThat(TargetParser.parse(text, "f:1")).isEqualTo(new Target.Invalid(text, "f:1", problem));
    }

    @Test
    void labelNamesTheLine() {
        assertThat(TargetParser.parse("a:1", "hosts.txt:3").label()).isEqualTo("hosts.txt:3: a:1");
        assertThat(TargetParser.parse("a:1", "").label()).isEqualTo("a:1");
    }

    @Test
    void labelShowsThatThereIsNoText() {
        assertThat(TargetParser.parse("", "").label()).isEqualTo("''");
        assertThat(TargetParser.parse(" ", "").label()).isEqualTo("' '");
    }
}
