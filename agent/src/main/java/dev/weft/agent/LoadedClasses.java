// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the classes that were loaded before the agent and have something to weave. They stay unwoven: the JVM lets no
 * loaded class gain a method.
 *
 * <p>Their class files come from the JVM, by a retransformation that changes nothing. That takes 0.1 ms a class and, other
 * than reading resources, sees classes that were generated or whose loader hides its files, and runs no code of loaders;
 * reflection would load the types that methods name.
 */
final class LoadedClasses implements ClassFileTransformer {

    private final WeavingTransformer weaver;
    private final Set<String> found = Collections.synchronizedSet(new TreeSet<>());

    private LoadedClasses(WeavingTransformer weaver) {
        this.weaver = weaver;
    }

    /** The binary names of the loaded classes that {@code weaver} would have woven, in alphabetical order. */
    static Set<String> find(Instrumentation instrumentation, WeavingTransformer weaver) throws Exception {
        LoadedClasses reader = new LoadedClasses(weaver);
        Class<?>[] loaded = Arrays.stream(instrumentation.getAllLoadedClasses())
                .filter(type -> isOfProgram(type) && instrumentation.isModifiableClass(type))
                .toArray(Class<?>[]::new);
        instrumentation.addTransformer(reader, true);
        try {
            instrumentation.retransformClasses(loaded);
        } finally {
            instrumentation.removeTransformer(reader);
        }
        return reader.found;
    }

    private static boolean isOfProgram(Class<?> type) {
        ClassLoader loader = type.getClassLoader();
        return loader != null && loader != ClassLoader.getPlatformClassLoader();
    }

    @Override
    public byte[] transform(
            ClassLoader loader, String className, Class<?> redefined, ProtectionDomain domain, byte[] classFile) {
        if (redefined != null && weaver.weaves(className, classFile)) {
            found.add(redefined.getName());
        }
        return null;
    }
}
