// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.openjdk.jmh.runner.RunnerException;

/** Takes a figure of one peer, in a JVM of its own. */
interface Measure {
    double take(Peer peer, Effort effort, Path log) throws IOException, InterruptedException, RunnerException;

    /** Whose figures it can take, present or not; Weft first. */
    List<Peer> peers();

    /** Times vary from JVM to JVM, a count of bytes does not. */
    boolean varies();
}
