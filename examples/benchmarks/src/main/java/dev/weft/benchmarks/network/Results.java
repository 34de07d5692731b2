// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks.network;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The samples taken. */
final class Results {
    private final Map<String, Map<String, List<Double>>> samples = new LinkedHashMap<>();

    void add(String scenario, String server, double sample) {
        samples.computeIfAbsent(scenario, id -> new LinkedHashMap<>())
                .computeIfAbsent(server, name -> new ArrayList<>())
                .add(sample);
    }

    /** The median, or NaN if there is none. */
    double of(String scenario, String server) {
        List<Double> all = samples.getOrDefault(scenario, Map.of()).getOrDefault(server, List.of()).stream()
                .sorted()
                .toList();
        int half = all.size() / 2;
        return all.isEmpty()
                ? Double.NaN
                : all.size() % 2 == 1 ? all.get(half) : (all.get(half - 1) + all.get(half)) / 2;
    }
}
