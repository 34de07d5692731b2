// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving;

import dev.weft.agent.analyze.Keep;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Weaves a folder of class files and prints a digest of what they have become. */
final class Digest {

    private Digest() {}

    public static void main(String[] args) throws Exception {
        List<Path> classFiles;
        try (Stream<Path> files = Files.walk(Path.of(args[0]))) {
            classFiles = files.filter(file -> file.toString().endsWith(".class"))
                    .sorted()
                    .toList();
        }
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        int woven = 0;
        for (Path file : classFiles) {
            for (Keep keep : Keep.values()) {
                WovenClass result = ClassWeaver.weave(Files.readAllBytes(file), Digest::find, keep);
                if (result != null) {
                    woven++;
                    digest.update(result.classFile());
                    for (Map.Entry<String, byte[]> frame : result.frames().entrySet()) {
                        digest.update(frame.getKey().getBytes(StandardCharsets.UTF_8));
                        digest.update(frame.getValue());
                    }
                }
            }
        }
        System.out.println(woven + " " + HexFormat.of().formatHex(digest.digest()));
    }

    private static byte[] find(String internalName) {
        try (InputStream in = ClassLoader.getSystemResourceAsStream(internalName + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
