// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Every block in README and docs that starts with {@code ```java NAME} is the region NAME of a file in this package, or of a
 * program that a page is about.
 */
class SnippetsTest {

    private static final Path ROOT = Path.of("..");

    /** Main programs, the tests that the guide to testing shows, and programs with a page of their own. */
    private static final List<Path> SOURCES = Stream.of(
                    "main docs", "test docs", "main echo", "main hellohttp", "main crawler")
            .map(name -> name.split(" "))
            .map(name -> Path.of("src", name[0], "java/dev/weft/examples", name[1]))
            .toList();

    private record Block(Path file, String name, String text) {}

    @Test
    void javaBlocksAreRegionsOfCompiledFiles() throws IOException {
        List<Block> blocks = blocks();
        assertThat(blocks).isNotEmpty();
        for (Block block : blocks) {
            assertThat(region(block.name()))
                    .as("%s in %s", block.name(), block.file())
                    .isEqualTo(block.text());
        }
    }

    private static List<Block> blocks() throws IOException {
        List<Block> blocks = new ArrayList<>();
        for (Path file : documents()) {
            List<String> lines = Files.readAllLines(file);
            for (int i = 0; i < lines.size(); i++) {
                if (lines.get(i).startsWith("```java")) {
                    String name = lines.get(i).substring("```java".length()).trim();
                    assertThat(name).as("%s:%d names its region", file, i + 1).isNotEmpty();
                    int end = i + 1;
                    while (!lines.get(end).equals("```")) {
                        end++;
                    }
                    blocks.add(new Block(file, name, String.join("\n", lines.subList(i + 1, end))));
                    i = end;
                }
            }
        }
        return blocks;
    }

    private static List<Path> documents() throws IOException {
        try (Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
            return Stream.concat(
                            Stream.of(ROOT.resolve("README.md")),
                            docs.filter(file -> file.toString().endsWith(".md")))
                    .toList();
        }
    }

    private static String region(String name) throws IOException {
        for (Path file : sources()) {
            List<String> lines = Files.readAllLines(file);
            List<String> stripped = lines.stream().map(String::strip).toList();
            int start = stripped.indexOf("// region " + name);
            if (start >= 0) {
                int end = stripped.subList(start, lines.size()).indexOf("// endregion") + start;
                return String.join("\n", lines.subList(start + 1, end)).stripIndent();
            }
        }
        return "no region " + name;
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (Path folder : SOURCES) {
            try (Stream<Path> files = Files.list(folder)) {
                files.forEach(sources::add);
            }
        }
        return sources;
    }
}
