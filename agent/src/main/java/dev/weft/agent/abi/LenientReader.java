// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.abi;

import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;

/** Opens class files of any version. One newer than ASM knows is most often no different from the last one it does know. */
public final class LenientReader {

    /** The newest version that is surely read. */
    private static final int KNOWN = Opcodes.V25;

    private LenientReader() {}

    /** The version of a class file: major, and minor in the upper half, as ASM has it. */
    public static int versionOf(byte[] classFile) {
        return u2(classFile, 4) << 16 | u2(classFile, 6);
    }

    /**
     * A reader of {@code classFile}; for one that is too new, of a copy that claims to be older.
     *
     * @throws RuntimeException if it can't be read
     */
    public static ClassReader open(byte[] classFile) {
        try {
            return new ClassReader(classFile);
        } catch (IllegalArgumentException e) {
            if ((versionOf(classFile) & 0xFFFF) <= KNOWN) {
                throw e;
            }
            byte[] older = classFile.clone();
            older[6] = 0;
            older[7] = KNOWN;
            return new ClassReader(older);
        }
    }

    private static int u2(byte[] b, int at) {
        return (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF;
    }
}
