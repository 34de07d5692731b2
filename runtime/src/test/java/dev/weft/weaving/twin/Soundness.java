// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import dev.weft.agent.abi.ClassFiles;
import dev.weft.agent.analyze.Keep;
import dev.weft.agent.weave.ClassWeaver;
import dev.weft.agent.weave.WovenClass;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.util.CheckClassAdapter;

/** What holds of every woven class, whatever it does: it is woven the same way again, and ASM finds no fault in it. */
public final class Soundness {

    private Soundness() {}

    /**
     * Weaves a class and checks what it has become, its frames included.
     *
     * @param files where the types it closes are looked up
     * @param loader knows the class and those it uses
     * @return whether there was anything to weave
     */
    public static boolean check(byte[] classFile, ClassFiles files, ClassLoader loader) {
        boolean woven = false;
        for (Keep keep : Keep.values()) {
            WovenClass one = ClassWeaver.weave(classFile, files, keep);
            WovenClass other = ClassWeaver.weave(classFile.clone(), files, keep);
            if (one != null) {
                woven = true;
                checkSame(one, other);
                load(one.name(), loader); // and with it its frames, by the agent of this JVM
                checkCode(one.classFile(), loader);
                one.frames().values().forEach(frame -> checkCode(frame, loader));
            }
        }
        return woven;
    }

    private static void checkSame(WovenClass one, WovenClass other) {
        List<String> frames = List.copyOf(one.frames().keySet());
        boolean same = Arrays.equals(one.classFile(), other.classFile())
                && frames.equals(List.copyOf(other.frames().keySet()))
                && frames.stream().allMatch(name -> sameFrame(name, one.frames(), other.frames()));
        if (!same) {
            throw new AssertionError(one.name() + " is woven differently the second time");
        }
    }

    private static boolean sameFrame(String name, Map<String, byte[]> one, Map<String, byte[]> other) {
        return Arrays.equals(one.get(name), other.get(name));
    }

    private static void load(String internalName, ClassLoader loader) {
        try {
            Class.forName(internalName.replace('/', '.'), false, loader);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    /** The form of the class file with all its attributes, then the types of every instruction's operands. */
    private static void checkCode(byte[] classFile, ClassLoader loader) {
        ClassReader reader = new ClassReader(classFile);
        reader.accept(new CheckClassAdapter(new ClassWriter(0), false), 0);
        StringWriter faults = new StringWriter();
        CheckClassAdapter.verify(reader, loader, false, new PrintWriter(faults));
        if (!faults.toString().isEmpty()) {
            throw new AssertionError(reader.getClassName() + ": " + faults);
        }
    }
}
