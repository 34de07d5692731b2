// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.command;

import dev.weft.agent.abi.LenientReader;
import java.io.IOException;

/**
 * A class file in a place.
 *
 * @param place where it is
 * @param name its name there
 * @param content the class file, as far as its first four bytes tell
 */
record ClassEntry(Place place, String name, byte[] content) {

    private static final int MAGIC = 0xCAFEBABE;

    /**
     * Reads a class file.
     *
     * @throws IllegalArgumentException if something else is in the file
     */
    static ClassEntry read(Place place, String name) throws IOException {
        byte[] content = place.read(name);
        int magic = 0;
        for (int i = 0; i < Integer.BYTES && i < content.length; i++) {
            magic = magic << Byte.SIZE | content[i] & 0xFF;
        }
        if (magic != MAGIC) {
            throw new IllegalArgumentException("it does not begin with CAFEBABE");
        }
        return new ClassEntry(place, name, content);
    }

    /** What to say of a file of which only {@code error} came. */
    static String broken(String location, RuntimeException error) {
        return location + " is no class file, or a broken one (" + error + "). Compile it again; if that does not help,"
                + " please report this with the file.";
    }

    /** The folder that the class's package starts from; empty, or ends with {@code /}. */
    String root() {
        String own = LenientReader.open(content).getClassName() + ".class";
        return name.endsWith(own) ? name.substring(0, name.length() - own.length()) : "";
    }

    /** Where it is, for whoever reads a message. */
    String location() {
        return place.locate(name);
    }

    /** The name that a class of the same package has in the same folder. */
    String beside(String internalName) {
        String folder = name.substring(0, name.lastIndexOf('/') + 1);
        return folder + internalName.substring(internalName.lastIndexOf('/') + 1) + ".class";
    }
}
