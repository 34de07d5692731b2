// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

/** A figure of retained heap. Each of its methods is called once, in a JVM that does nothing else. */
interface Footprint {
    double weft() throws Exception;

    double kotlin() throws Exception;

    double loom() throws Exception;

    /** Takes the figure {@code args[0]} (a class) of the peer {@code args[1]} and prints it. */
    static void main(String[] args) throws Exception {
        var footprint =
                (Footprint) Class.forName(args[0]).getDeclaredConstructor().newInstance();
        double figure = switch (Peer.valueOf(args[1])) {
            case WEFT -> footprint.weft();
            case KOTLIN -> footprint.kotlin();
            case LOOM -> footprint.loom();
            case CPYTHON, ASM -> throw new IllegalArgumentException(args[1] + " has no footprint");
        };
        System.out.println(figure);
    }
}
