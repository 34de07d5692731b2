// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A jar. */
final class Jar implements Place {

    /** What jarsigner adds: a digest of the manifest's parts, and the signature of that file. */
    private static final Pattern DIGESTS = Pattern.compile("(META-INF/[^/]+)\\.SF");

    private static final List<String> SIGNATURES = List.of(".RSA", ".DSA", ".EC");

    private final Path path;
    private final ZipFile zip;

    Jar(Path path) throws IOException {
        this.path = path;
        this.zip = new ZipFile(path.toFile());
    }

    @Override
    public Path path() {
        return path;
    }

    @Override
    public List<String> classFiles() {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.endsWith(".class"))
                .toList();
    }

    @Override
    public String locate(String name) {
        return path + "!/" + name;
    }

    @Override
    public byte[] read(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            return null;
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public String objection() throws IOException {
        String signature = signature();
        if (signature != null) {
            return "it is signed (" + signature
                    + "), and woven classes are not those that were signed. Weave it before it"
                    + " is signed, or start the JVM with -javaagent, which weaves signed jars too.";
        } else if (!startsWithAnEntry()) {
            return "something stands before its first entry, a launch script perhaps, and would be lost. Weave the jar"
                    + " before that is added.";
        }
        return null;
    }

    /** The entry that signs the jar, or null. */
    private String signature() {
        Map<String, String> names = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        zip.stream().forEach(entry -> names.put(entry.getName(), entry.getName()));
        for (String name : names.keySet()) {
            Matcher digests = DIGESTS.matcher(name.toUpperCase(Locale.ROOT));
            for (String signature : digests.matches() ? SIGNATURES : List.<String>of()) {
                if (names.containsKey(digests.group(1) + signature)) {
                    return names.get(digests.group(1) + signature);
                }
            }
        }
        return null;
    }

    private boolean startsWithAnEntry() throws IOException {
        try (InputStream in = Files.newInputStream(path)) {
            return in.read() == 'P' && in.read() == 'K';
        }
    }

    @Override
    public void write(Path target, Woven woven) throws IOException {
        WholeFile.write(target, out -> {
            if (woven.classFiles().isEmpty()) {
                Files.copy(path, out);
            } else {
                new JarCopy(zip, woven).writeTo(out);
            }
            zip.close(); // Windows does not replace a file that is open
        });
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
