// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import dev.weft.agent.weave.ClassWeaver;
import java.io.IOException;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.tree.ClassNode;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Time to weave a class, its frames' classes included. ASM, for comparison, reads the class into the tree that the weaver
 * works on, and writes it unchanged.
 */
@State(Scope.Benchmark)
public class Weave {
    @Param("")
    public String places;

    private ClassFiles classes;

    @Setup
    public void read() throws IOException {
        classes = ClassFiles.of(places, classFile -> ClassWeaver.weave(classFile) != null);
    }

    @Benchmark
    public byte[] weft() {
        return ClassWeaver.weave(classes.next()).classFile();
    }

    @Benchmark
    public byte[] asm() {
        var tree = new ClassNode();
        new ClassReader(classes.next()).accept(tree, ClassReader.EXPAND_FRAMES);
        var out = new ClassWriter(ClassWriter.COMPUTE_MAXS);
        tree.accept(out);
        return out.toByteArray();
    }
}
