// SPDX-License-Identifier: Apache-2.0
package dev.weft.buildtime;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Makes a jar, entry by entry. */
final class JarBuilder {

    /** The time of every entry. */
    static final LocalDateTime TIME = LocalDateTime.of(2001, 2, 3, 4, 6, 8);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final ZipOutputStream zip = new ZipOutputStream(bytes);

    /** Begins with a manifest of these attributes. */
    JarBuilder(String... attributes) throws IOException {
        zip.setComment("a jar's comment");
        deflated(
                "META-INF/MANIFEST.MF",
                ("Manifest-Version: 1.0\n" + String.join("\n", attributes) + "\n").getBytes(UTF_8));
    }

    JarBuilder deflated(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setComment("comment of " + name);
        return put(entry, content);
    }

    JarBuilder stored(String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 sum = new CRC32();
        sum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(sum.getValue());
        return put(entry, content);
    }

    /** Class files by class name, below {@code root}. */
    JarBuilder classes(String root, Map<String, byte[]> classes) throws IOException {
        for (var each : new TreeMap<>(classes).entrySet()) {
            deflated(root + each.getKey().replace('.', '/') + ".class", each.getValue());
        }
        return this;
    }

    private JarBuilder put(ZipEntry entry, byte[] content) throws IOException {
        entry.setTimeLocal(TIME);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
        return this;
    }

    byte[] bytes() throws IOException {
        zip.close();
        return bytes.toByteArray();
    }
}
