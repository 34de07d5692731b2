// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who is measured: Weft and those it is measured beside. */
enum Peer {
    WEFT(agent()),
    KOTLIN,
    /** Virtual threads, all on one carrier, since the others run on one thread as well. */
    LOOM("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1"),
    CPYTHON,
    /** The library that the weaver reads and writes class files with. The agent is there to say which are woven. */
    ASM(agent());

    private final List<String> own;

    Peer(String... own) {
        this.own = List.of(own);
    }

    boolean isPresent() {
        return switch (this) {
            case LOOM -> VirtualThreads.exist();
            case CPYTHON -> Python.exists();
            case WEFT, KOTLIN, ASM -> true;
        };
    }

    /** Flags for a JVM that runs this peer, with a collector that has no threads of its own and a heap of fixed size. */
    List<String> jvmFlags(String heap) {
        return Stream.concat(Stream.of("-XX:+UseSerialGC", "-Xms" + heap, "-Xmx" + heap), own.stream())
                .toList();
    }

    /** The method of a benchmark class that runs this peer's program. */
    String method() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String agent() {
        return "-javaagent:" + System.getProperty("weft.benchmarks.agent");
    }
}
