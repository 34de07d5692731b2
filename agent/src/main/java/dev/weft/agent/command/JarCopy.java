// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A jar's copy with woven classes in it, and their frames behind them. All else is as it was: order, times, attributes,
 * comments, and what is stored and what deflated.
 */
final class JarCopy {

    private final ZipFile original;
    private final Map<String, Woven.ClassFile> woven = new HashMap<>();

    /** Entries that are written beside their class; those of an earlier weaving give way to them. */
    private final Set<String> frames;

    JarCopy(ZipFile original, Woven woven) {
        this.original = original;
        this.frames = new HashSet<>(woven.frames());
        woven.classFiles().forEach(file -> this.woven.put(file.name(), file));
    }

    void writeTo(OutputStream out) throws IOException {
        ZipOutputStream zip = new ZipOutputStream(out);
        zip.setComment(original.getComment());
        Enumeration<? extends ZipEntry> entries = original.entries();
        while (entries.hasMoreElements()) {
            ZipEntry entry = entries.nextElement();
            Woven.ClassFile file = woven.get(entry.getName());
            if (file != null) {
                put(zip, new ZipEntry(entry), file.content());
                for (var frame : file.frames().entrySet()) {
                    put(zip, frameEntry(frame.getKey(), entry), frame.getValue());
                }
            } else if (!frames.contains(entry.getName())) {
                try (InputStream in = original.getInputStream(entry)) {
                    put(zip, new ZipEntry(entry), in.readAllBytes());
                }
            }
        }
        zip.finish();
    }

    private static ZipEntry frameEntry(String name, ZipEntry beside) {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(beside.getTimeLocal());
        entry.setMethod(beside.getMethod());
        return entry;
    }

    private static void put(ZipOutputStream zip, ZipEntry entry, byte[] content) throws IOException {
        entry.setCompressedSize(-1); // is not the same with every version of zlib
        if (entry.getMethod() == ZipEntry.STORED) {
            CRC32 sum = new CRC32();
            sum.update(content);
            entry.setSize(content.length);
            entry.setCompressedSize(content.length);
            entry.setCrc(sum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
