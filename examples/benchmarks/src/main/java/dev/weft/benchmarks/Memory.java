// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
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
        Process process = new ProcessBuilder(command)
                .redirectError(Redirect.appendTo(log.toFile()))
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int exit = process.waitFor();
        if (exit != 0) {
            throw new IOException(footprint.getSimpleName() + " of " + peer + " ended with exit code " + exit);
        }
        return Double.parseDouble(printed.strip());
    }

    @Override
    public boolean varies() {
        return false;
    }
}
