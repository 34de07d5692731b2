// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import dev.weft.agent.abi.ConstantPoolScan;
import java.io.IOException;
import org.objectweb.asm.ClassReader;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * Time to see that a class has nothing to weave, which is all that the agent does with most classes. ASM, for comparison,
 * only opens the class: it notes where each entry of the constant pool begins.
 */
@State(Scope.Benchmark)
public class Scan {
    @Param("")
    public String places;

    private ClassFiles classes;

    @Setup
    public void read() throws IOException {
        classes = ClassFiles.of(places, classFile -> !ConstantPoolScan.mentionsWeft(classFile));
    }

    @Benchmark
    public boolean weft() {
        return ConstantPoolScan.mentionsWeft(classes.next());
    }

    @Benchmark
    public ClassReader asm() {
        return new ClassReader(classes.next());
    }
}
