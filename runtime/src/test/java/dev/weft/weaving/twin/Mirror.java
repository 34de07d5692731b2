// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import dev.weft.agent.abi.RuntimeNames;
import java.util.Map;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.commons.ClassRemapper;
import org.objectweb.asm.commons.Remapper;

/** Makes the blocking side from the class files of the other, for code that isn't compiled from one source twice. */
final class Mirror extends Remapper {

    private static final String WOVEN = "woven/";
    private static final String PLAIN = "plain/";

    private static final Map<String, String> NAMES = Map.of(
            RuntimeNames.WEFT,
            name(Plain.class),
            name(Woven.class),
            name(Plain.class),
            "dev/weft/Async",
            name(Plain.Async.class),
            "dev/weft/AsyncCallable",
            name(Plain.AsyncCallable.class),
            "dev/weft/AsyncFunction",
            name(Plain.AsyncFunction.class),
            "dev/weft/Awaitable",
            name(Plain.Coroutine.class),
            "java/util/concurrent/CompletionStage",
            name(Plain.Coroutine.class),
            RuntimeNames.COROUTINE,
            name(Plain.Coroutine.class));

    private Mirror() {
        super(org.objectweb.asm.Opcodes.ASM9);
    }

    /** The same classes with {@link Plain} in the place of the runtime, in package {@code plain} instead of {@code woven}. */
    static Map<String, byte[]> of(Map<String, byte[]> woven) {
        Map<String, byte[]> plain = new TreeMap<>();
        Mirror mirror = new Mirror();
        for (byte[] classFile : woven.values()) {
            ClassReader reader = new ClassReader(classFile);
            ClassWriter out = new ClassWriter(0);
            reader.accept(new ClassRemapper(out, mirror), 0);
            plain.put(mirror.map(reader.getClassName()).replace('/', '.'), out.toByteArray());
        }
        return plain;
    }

    @Override
    public String map(String name) {
        return name.startsWith(WOVEN) ? PLAIN + name.substring(WOVEN.length()) : NAMES.getOrDefault(name, name);
    }

    private static String name(Class<?> type) {
        return type.getName().replace('.', '/');
    }
}
