// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SourcesTest {
    @TempDir
    Path directory;

    @Test
    void blankLinesAndCommentsAreSkippedButCounted() throws IOException {
        Path file =
                Files.writeString(directory.resolve("hosts"), "# ours\n\n  a:1  \r\nhttp://a/#top # web\n\t# end\nb:2");

        assertThat(read("", new Source(Source.Kind.FILE, file.toString())))
                .extracting(Target::label)
                .containsExactly(file + ":3: a:1", file + ":4: http://a/#top", file + ":6: b:2");
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheFirstTarget() throws IOException {
        Path file = Files.writeString(directory.resolve("hosts"), "\ufeffa:1\n\ufeffb:2\n");

        assertThat(read("", new Source(Source.Kind.FILE, file.toString())))
                .containsExactly(
                        new Target.Tcp("a:1", file + ":1", "a", 1), TargetParser.parse("\ufeffb:2", file + ":2"));
    }

    @Test
    void standardInput() {
        assertThat(read("a:1\nb:2\n", new Source(Source.Kind.STANDARD_INPUT, "-")))
                .extracting(Target::label)
                .containsExactly("standard input:1: a:1", "standard input:2: b:2");
    }

    @Test
    void unreadableFilesAreNamedAndTheRestIsRead() {
        Source missing = new Source(Source.Kind.FILE, "no/such/file");
        Source folder = new Source(Source.Kind.FILE, directory.toString());

        assertThat(read("", missing, folder, new Source(Source.Kind.ARGUMENT, "a:1")))
                .containsExactly(
                        unreadable("no/such/file", "no such file"),
                        unreadable(directory.toString(), "Is a directory"),
                        new Target.Tcp("a:1", "", "a", 1));
    }

    @Test
    void brokenStandardInput() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("Input/output error");
            }
        };

        assertThat(Sources.read(List.of(new Source(Source.Kind.STANDARD_INPUT, "-")), broken))
                .containsExactly(unreadable("standard input", "Input/output error"));
    }

    private static Target unreadable(String name, String reason) {
        return new Target.Invalid(
                name, "", "can't be read (" + reason + "); check the path, its targets were left out");
    }

    private static List<Target> read(String standardInput, Source... sources) {
        return Sources.read(List.of(sources), new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)));
    }
}
