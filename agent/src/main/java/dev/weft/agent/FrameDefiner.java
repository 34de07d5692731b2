// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.ProtectionDomain;
import java.util.Map;
import java.util.Set;

/**
 * Defines frame classes beside the class whose methods they belong to: same loader, same package, same protection
 * domain. The instrumentation API lets an agent open {@code java.lang} to itself, so no command line flag is needed.
 */
final class FrameDefiner {

    private final Instrumentation instrumentation;

    /** {@code ClassLoader.defineClass}; looked up at the first woven class, so that programs without one start faster. */
    private MethodHandle defineClass;

    FrameDefiner(Instrumentation instrumentation) {
        this.instrumentation = instrumentation;
    }

    /**
     * Defines {@code frames} (class files by internal name) in {@code loader}.
     *
     * @param again whether those that are defined already will do
     */
    void define(ClassLoader loader, ProtectionDomain domain, Map<String, byte[]> frames, boolean again)
            throws Throwable {
        MethodHandle handle = defineClass();
        for (Map.Entry<String, byte[]> frame : frames.entrySet()) {
            byte[] classFile = frame.getValue();
            try {
                Class<?> defined = (Class<?>) handle.invokeExact(
                        loader, frame.getKey().replace('/', '.'), classFile, 0, classFile.length, domain);
                assert defined != null;
            } catch (LinkageError e) {
                // The class was defined before, in vain, or is defined by two threads at once.
                if (!again || e.getMessage() == null || !e.getMessage().contains("duplicate")) {
                    throw e;
                }
            }
        }
    }

    private synchronized MethodHandle defineClass() throws ReflectiveOperationException {
        if (defineClass == null) {
            Module own = FrameDefiner.class.getModule();
            instrumentation.redefineModule(
                    ClassLoader.class.getModule(),
                    Set.of(),
                    Map.of(),
                    Map.of("java.lang", Set.of(own)),
                    Set.of(),
                    Map.of());
            defineClass = MethodHandles.privateLookupIn(ClassLoader.class, MethodHandles.lookup())
                    .findVirtual(
                            ClassLoader.class,
                            "defineClass",
                            MethodType.methodType(
                                    Class.class,
                                    String.class,
                                    byte[].class,
                                    int.class,
                                    int.class,
                                    ProtectionDomain.class));
        }
        return defineClass;
    }
}
