// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** The best figure of each row and peer taken so far. */
final class Figures {
    private final Map<String, Map<Peer, Double>> best = new HashMap<>();

    void add(String row, Peer peer, double figure) {
        best.computeIfAbsent(row, id -> new EnumMap<>(Peer.class)).merge(peer, figure, Math::min);
    }

    /** Not a number if there is none. */
    double of(String row, Peer peer) {
        return best.getOrDefault(row, Map.of()).getOrDefault(peer, Double.NaN);
    }
}
