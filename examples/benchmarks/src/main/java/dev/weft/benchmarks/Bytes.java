// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How large classes are, in bytes.
 *
 * @param files their class files
 * @param code the instructions in them
 */
record Bytes(long files, long code) {
    static final Bytes NONE = new Bytes(0, 0);

    private static final int CONSTANT_POOL = 8;

    static Bytes of(Path classFile) throws IOException {
        try (InputStream file = Files.newInputStream(classFile);
                DataInputStream in = new DataInputStream(file)) {
            in.skipNBytes(CONSTANT_POOL);
            int code = constantNamedCode(in);
            in.skipNBytes(6); // access, this, super
            in.skipNBytes(2L * in.readUnsignedShort()); // interfaces
            long fields = codeOfMembers(in, code);
            return new Bytes(Files.size(classFile), fields + codeOfMembers(in, code));
        }
    }

    Bytes plus(Bytes other) {
        return new Bytes(files + other.files, code + other.code);
    }

    /** Reads the constant pool (JVMS 4.4); answers the index of the name of the attribute that holds instructions. */
    private static int constantNamedCode(DataInputStream in) throws IOException {
        int found = 0;
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> found = in.readUTF().equals("Code") ? i : found;
                case 5, 6 -> { // a long or double takes two indices
                    in.skipNBytes(8);
                    i++;
                }
                case 7, 8, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                default -> in.skipNBytes(4);
            }
        }
        return found;
    }

    /** Reads the fields or the methods; answers how many bytes of instructions they have. */
    private static long codeOfMembers(DataInputStream in, int codeName) throws IOException {
        long code = 0;
        for (int members = in.readUnsignedShort(); members > 0; members--) {
            in.skipNBytes(6); // access, name, type
            for (int attributes = in.readUnsignedShort(); attributes > 0; attributes--) {
                int name = in.readUnsignedShort();
                long length = in.readInt() & 0xFFFFFFFFL;
                if (name == codeName) {
                    in.skipNBytes(4); // sizes of stack and locals
                    code += in.readInt();
                    length -= 8;
                }
                in.skipNBytes(length);
            }
        }
        return code;
    }
}
