// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Who is measured: Weft and those it is measured beside. */
enum Peer {
    WEFT("-javaagent:" + System.getProperty("weft.benchmarks.agent")),
    KOTLIN,
    /** Virtual threads, all on one carrier, since the others run on one thread as well. */
    LOOM("-Djdk.virtualThreadScheduler.parallelism=1", "-Djdk.virtualThreadScheduler.maxPoolSize=1");

    private final List<String> own;

    Peer(String... own) {
        this.own = List.of(own);
    }

    static List<Peer> present() {
        return VirtualThreads.exist() ? List.of(values()) : List.of(WEFT, KOTLIN);
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
}
