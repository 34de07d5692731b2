// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.abi;

import java.nio.charset.StandardCharsets;

/**
 * Tells from a class file's constant pool alone whether the class may have something to weave (JVMS 4.4). One pass, no
 * allocation; almost every class of an application ends here.
 */
public final class ConstantPoolScan {

    /** The annotation, and the classes whose calls are woven in lambdas, which have no annotation. */
    private static final byte[][] NAMES = {
        bytes(RuntimeNames.ASYNC_DESCRIPTOR),
        bytes(RuntimeNames.WEFT),
        bytes(RuntimeNames.GENERATOR),
        bytes(RuntimeNames.ASYNC_GENERATOR)
    };

    private ConstantPoolScan() {}

    /** Whether the pool names the annotation, the facade or a generator; false for anything that is not a class file. */
    public static boolean mentionsWeft(byte[] classFile) {
        if (classFile.length < 10 || classFile[0] != (byte) 0xCA || classFile[1] != (byte) 0xFE) {
            return false;
        }
        int count = u2(classFile, 8);
        int at = 10;
        for (int i = 1; i < count && at < classFile.length; i++) {
            switch (classFile[at]) {
                case 1 -> { // Utf8
                    int length = u2(classFile, at + 1);
                    if (isName(classFile, at + 3, length)) {
                        return true;
                    }
                    at += 3 + length;
                }
                case 3, 4, 9, 10, 11, 12, 17, 18 -> at += 5; // Integer, Float, *ref, NameAndType, (Invoke)Dynamic
                case 5, 6 -> { // Long, Double: two entries
                    at += 9;
                    i++;
                }
                case 7, 8, 16, 19, 20 -> at += 3; // Class, String, MethodType, Module, Package
                case 15 -> at += 4; // MethodHandle
                default -> {
                    return true; // an entry kind of a later JVM: let the parser decide
                }
            }
        }
        return false;
    }

    private static boolean isName(byte[] classFile, int at, int length) {
        for (byte[] name : NAMES) {
            if (is(name, classFile, at, length)) {
                return true;
            }
        }
        return false;
    }

    private static boolean is(byte[] wanted, byte[] classFile, int at, int length) {
        if (length != wanted.length || at + length > classFile.length) {
            return false;
        }
        for (int i = length - 1; i >= 0; i--) {
            if (classFile[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    private static int u2(byte[] b, int at) {
        return at + 1 < b.length ? (b[at] & 0xFF) << 8 | b[at + 1] & 0xFF : 0;
    }

    private static byte[] bytes(String s) {
        return s.getBytes(StandardCharsets.UTF_8);
    }
}
