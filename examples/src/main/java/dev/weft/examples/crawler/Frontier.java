// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import dev.weft.sync.AsyncQueue;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which pages are known, and which of them are still to be fetched: a queue for each host, in the order they were found. It ends
 * when every page has been dealt with, or as many have been begun as there may be.
 *
 * <p>Not thread-safe; use from the loop's thread.
 */
final class Frontier {
    private final Map<String, AsyncQueue<Url>> queues = new LinkedHashMap<>();
    private final Set<Url> known = new LinkedHashSet<>();
    /** Of an earlier run. */
    private final Set<Url> fetched = new HashSet<>();

    private final int limit;
    /** Begun, those of an earlier run included. */
    private int begun;
    /** In a queue, or taken out of it and not dealt with. */
    private int open;

    /**
     * @param starts what to begin with; links to other hosts than theirs are not followed
     * @param limit how many pages may be fetched
     */
    Frontier(Collection<Url> starts, int limit) {
        this.limit = limit;
        starts.forEach(start -> queues.computeIfAbsent(start.origin(), origin -> new AsyncQueue<>()));
        known.addAll(starts);
    }

    /** Takes note of a page that an earlier run has fetched; before {@link #start}. */
    void restore(Page page) {
        known.add(page.url());
        known.addAll(page.found());
        fetched.add(page.url());
    }

    /** Queues what is known and not fetched. */
    void start() {
        begun = fetched.size();
        known.stream().filter(url -> !fetched.contains(url)).forEach(this::put);
        fetched.clear();
        endIfDone();
    }

    /** The hosts that are crawled. */
    List<String> origins() {
        return List.copyOf(queues.keySet());
    }

    /** The pages of a host to fetch, until the frontier ends. Each is taken out to be followed by {@link #done}. */
    AsyncQueue<Url> queue(String origin) {
        return queues.get(origin);
    }

    /** Whether the crawl goes there. */
    boolean isInside(Url url) {
        return queues.containsKey(url.origin());
    }

    /** Queues the links that are not known and lead to hosts that are crawled; answers them. */
    List<Url> add(Collection<Url> links) {
        List<Url> found = new ArrayList<>();
        for (Url link : links) {
            if (isInside(link) && known.add(link)) {
                found.add(link);
                put(link);
            }
        }
        return found;
    }

    private void put(Url url) {
        if (begun < limit) {
            open++;
            queues.get(url.origin()).putNowait(url);
        }
    }

    /** A page that was taken out is about to be fetched. With the last there may be, the frontier ends. */
    void begin() {
        begun++;
        endIfDone();
    }

    /** A page that was taken out has been dealt with, and its links are added. */
    void done() {
        open--;
        endIfDone();
    }

    private void endIfDone() {
        if (open == 0 || begun >= limit) {
            queues.values().forEach(queue -> queue.shutdown(true));
        }
    }

    int known() {
        return known.size();
    }
}
