// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** docs/lint.md: its program has the findings it shows, and its list can be read. */
class LintDocumentTest {

    private static final Pattern BLOCK = Pattern.compile("```text\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theProgramHasTheFindings() throws IOException {
        List<String> blocks = blocks();
        assertThat(Shop.ofSource(folder, blocks.get(0)).findings())
                .extracting(finding -> "weft: warning: " + finding)
                .containsExactlyElementsOf(blocks.get(1).lines().toList());
    }

    @Test
    void theListOfTheUserIsRead() throws IOException {
        Path list = Files.writeString(folder.resolve("blocking.txt"), blocks().get(2));
        Lint lint = new Lint(BlockingCalls.defaults().with(list), Set.of());
        assertThat(Shop.of(folder, """
                @Async static Coroutine<Void> buy(Path file) throws Exception {
                    Files.readString(file);
                    Files.readAllBytes(file);
                    return done();
                }
                """).findings(lint)).hasSize(1);
    }

    @Test
    void everyRuleIsExplained() throws IOException {
        for (Rule rule : Rule.values()) {
            assertThat(text()).contains("**`" + rule.id() + "`**");
        }
    }

    private static List<String> blocks() throws IOException {
        return BLOCK.matcher(text()).results().map(match -> match.group(1)).toList();
    }

    private static String text() throws IOException {
        return Files.readString(Path.of("../docs/lint.md"));
    }
}
