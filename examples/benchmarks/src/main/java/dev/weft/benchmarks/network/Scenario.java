// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.io.IOException;
import java.util.List;

/**
 * A column of a table: one kind of load on several servers.
 *
 * @param id what {@code --only} calls it
 * @param title what the table calls it
 * @param unit of its figures; less is better unless the title says so
 * @param varies whether samples differ; else there is one
 * @param servers those measured
 * @param warmUp is run several times for each of them
 * @param sample takes a figure
 */
record Scenario(
        String id, String title, String unit, boolean varies, List<Server> servers, WarmUp warmUp, Sample sample) {

    /** Has a server do what will be measured. */
    @FunctionalInterface
    interface WarmUp {
        void run(Server.Started server) throws IOException, InterruptedException;
    }

    /** Measures a server once. */
    @FunctionalInterface
    interface Sample {
        double take(Server.Started server) throws IOException, InterruptedException;
    }
}
