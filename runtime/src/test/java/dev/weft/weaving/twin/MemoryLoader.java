// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Map;

/** Defines classes from memory; the agent of this JVM weaves them as it does any others. */
public final class MemoryLoader extends ClassLoader {

    private final Map<String, byte[]> classes;

    public MemoryLoader(Map<String, byte[]> classes) {
        super(MemoryLoader.class.getClassLoader());
        this.classes = classes;
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] classFile = classes.get(name);
        if (classFile == null) {
            throw new ClassNotFoundException(name);
        }
        return defineClass(name, classFile, 0, classFile.length);
    }

    /** Class files are resources, as with any loader; the weaver looks types up so. */
    @Override
    public InputStream getResourceAsStream(String name) {
        byte[] classFile = classes.get(name.replace(".class", "").replace('/', '.'));
        return classFile == null ? super.getResourceAsStream(name) : new ByteArrayInputStream(classFile);
    }
}
