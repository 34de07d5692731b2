// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Retained heap, in the unit of the footprint that measures it. */
record Memory(Class<? extends Footprint> footprint) implements Measure {
    private static final String HEAP = "2g";

    @Override
    public double take(Peer peer, Effort effort, Path log) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(peer.jvmFlags(HEAP));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(Footprint.class.getName(), footprint.getName(), peer.name()));
        return Program.run(footprint.getSimpleName() + " of " + peer, command, log);
    }

    @Override
    public List<Peer> peers() {
        return List.of(Peer.WEFT, Peer.KOTLIN, Peer.LOOM);
    }

    @Override
    public boolean varies() {
        return false;
    }
}
