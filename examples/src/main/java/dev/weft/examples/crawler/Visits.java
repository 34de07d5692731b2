// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.util.HashMap;
import java.util.Map;

/** Who has asked a site for what. Not thread-safe; use from the loop's thread, or once the loop has ended. */
final class Visits {
    private final int[] counts;
    private final Map<String, Integer> now = new HashMap<>();
    private final Map<String, Integer> most = new HashMap<>();
    private int all;
    private int mostOfAll;
    private int trapped;
    private int connections;

    Visits(int pages) {
        counts = new int[pages];
    }

    void connected() {
        connections++;
    }

    void hungUp() {
        connections--;
    }

    void begin(String host) {
        all++;
        mostOfAll = Math.max(mostOfAll, all);
        most.merge(host, now.merge(host, 1, Integer::sum), Math::max);
    }

    void end(String host) {
        all--;
        now.merge(host, -1, Integer::sum);
    }

    void trapped() {
        trapped++;
    }

    /** Counts a request for a page; answers how many came before. */
    int count(int page) {
        return counts[page]++;
    }

    /** How often a page was asked for. */
    int of(int page) {
        return counts[page];
    }

    /** How many requests to a host there were at a time at most. */
    int most(String host) {
        return most.getOrDefault(host, 0);
    }

    int mostOfAll() {
        return mostOfAll;
    }

    /** How many connections are open. */
    int connections() {
        return connections;
    }

    /** Requests that are being answered. */
    int now() {
        return all;
    }

    /** How many have walked into what robots.txt forbids. */
    int inTrap() {
        return trapped;
    }
}
