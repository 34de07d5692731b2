// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.lint;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.abi.LenientReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.objectweb.asm.ClassReader;

/** The supertypes of the types that one class names, read from class files. Loads no class. */
final class Supertypes {

    /** The direct supertypes of the JDK's own types, which are the same for every class. */
    private static final Map<String, List<String>> OF_JDK = new ConcurrentHashMap<>();

    private final ClassFiles files;
    private final Map<String, List<String>> known = new HashMap<>();

    /** Looks types up in {@code files}, and in this JDK. */
    Supertypes(ClassFiles files) {
        this.files = files;
    }

    /** Internal names: {@code type} itself, then its supertypes, nearest first; those that can't be found end a branch. */
    List<String> of(String type) {
        List<String> all = known.get(type);
        if (all == null) {
            all = search(type);
            known.put(type, all);
        }
        return all;
    }

    private List<String> search(String type) {
        Set<String> found = new LinkedHashSet<>(List.of(type));
        for (List<String> level = List.of(type); !level.isEmpty(); ) {
            List<String> above = new ArrayList<>();
            for (String each : level) {
                for (String parent : parents(each)) {
                    if (found.add(parent)) {
                        above.add(parent);
                    }
                }
            }
            level = above;
        }
        return List.copyOf(found);
    }

    private List<String> parents(String type) {
        if (type.startsWith("java/")) {
            return OF_JDK.computeIfAbsent(type, each -> parents(findInJdk(each)));
        }
        byte[] file = type.startsWith("[") ? null : files.find(type);
        return parents(file != null ? file : findInJdk(type));
    }

    private static List<String> parents(byte[] file) {
        if (file == null) {
            return List.of();
        }
        ClassReader reader = LenientReader.open(file);
        List<String> parents = new ArrayList<>(List.of(reader.getInterfaces()));
        if (reader.getSuperName() != null) {
            parents.add(0, reader.getSuperName());
        }
        return parents;
    }

    private static byte[] findInJdk(String type) {
        try (InputStream in = ClassLoader.getPlatformClassLoader().getResourceAsStream(type + ".class")) {
            return in == null ? null : in.readAllBytes();
        } catch (IOException e) {
            return null;
        }
    }
}
