// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * docs/asyncio.md has every public name of asyncio, and every method of its main classes: those of CPython 3.11, as it lists
 * them itself, and those that came up to 3.14.
 */
class AsyncioNamesTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern NAME = Pattern.compile("\\w+");

    @Test
    void everyNameHasItsPlace() throws IOException {
        Set<String> missing = new TreeSet<>();
        try (InputStream names = AsyncioNamesTest.class.getResourceAsStream("asyncio-names.txt")) {
            new String(names.readAllBytes(), UTF_8).lines().forEach(missing::add);
        }
        assertThat(missing).hasSizeGreaterThan(200);
        for (String line : Files.readAllLines(Path.of("../docs/asyncio.md"))) {
            String[] cells = line.split("\\|");
            Matcher code = CODE.matcher(cells.length > 1 ? cells[1] : "");
            while (code.find()) {
                NAME.matcher(code.group(1)).results().forEach(name -> missing.remove(name.group()));
            }
        }
        assertThat(missing).isEmpty();
    }
}
