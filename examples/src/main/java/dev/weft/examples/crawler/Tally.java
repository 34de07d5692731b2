// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import java.util.ArrayList;
import java.util.List;

/** What is known so far. Not thread-safe; use from the loop's thread, or once the loop has ended. */
final class Tally {
    /** How many of the failing pages a report names. */
    private static final int NAMED = 10;

    private final List<Page> named = new ArrayList<>();
    private final List<String> unavailable = new ArrayList<>();
    private int pages;
    private int restored;
    private int moved;
    private int failing;
    private long bytes;
    private long retries;
    private int forbidden;
    private int inFlight;
    private int mostInFlight;

    /** Counts a page that an earlier run has fetched. */
    void restore(Page page) {
        restored++;
        add(page);
    }

    void add(Page page) {
        pages++;
        bytes += page.bytes();
        retries += page.attempts() - 1;
        if (!page.isOk()) {
            failing++;
            if (named.size() < NAMED) {
                named.add(page);
            }
        } else if (page.status() / 100 == 3) {
            moved++;
        }
    }

    void forbid() {
        forbidden++;
    }

    /** @param host and why its robots.txt could not be had */
    void unavailable(String host) {
        unavailable.add(host);
    }

    void requestBegins() {
        inFlight++;
        mostInFlight = Math.max(mostInFlight, inFlight);
    }

    void requestEnds() {
        inFlight--;
    }

    /** Pages with a result, those of earlier runs included. */
    int pages() {
        return pages;
    }

    int restored() {
        return restored;
    }

    /** Redirections: their target is a page of its own. */
    int moved() {
        return moved;
    }

    int failing() {
        return failing;
    }

    /** The first failing ones. */
    List<Page> named() {
        return List.copyOf(named);
    }

    long bytes() {
        return bytes;
    }

    long retries() {
        return retries;
    }

    /** Pages that robots.txt forbids; they were not fetched. */
    int forbidden() {
        return forbidden;
    }

    /** Hosts that were left alone since they could not say what they allow, with the reason. */
    List<String> unavailable() {
        return List.copyOf(unavailable);
    }

    int inFlight() {
        return inFlight;
    }

    int mostInFlight() {
        return mostInFlight;
    }
}
