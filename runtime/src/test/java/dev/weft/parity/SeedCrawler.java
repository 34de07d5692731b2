// SPDX-License-Identifier: Apache-2.0
package dev.weft.parity;

import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gatherOutcomes;
import static dev.weft.Weft.sleep;
import static dev.weft.parity.Py.results;
import static dev.weft.parity.Py.str;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.Task;
import dev.weft.sync.AsyncEvent;
import dev.weft.sync.AsyncQueue;
import dev.weft.sync.AsyncSemaphore;
import dev.weft.sync.Permit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** {@code seed-001-crawler.py}. */
@SuppressWarnings("try") // permits are held, not used
final class SeedCrawler extends Program {

    private static final Map<String, List<String>> GRAPH = Map.of(
            "/", List.of("/a", "/b"),
            "/a", List.of("/c", "/"),
            "/b", List.of("/c", "/d"),
            "/c", List.of(),
            "/d", List.of("/e"),
            "/e", List.of("/f"),
            "/f", List.of());

    private final Map<String, Integer> fails = Map.of("/b", 2, "/c", 99);
    private final Map<String, Integer> attempts = new HashMap<>();

    @Async
    Coroutine<List<String>> fetch(AsyncSemaphore sem, String url) throws IOException {
        try (Permit held = await(sem.acquire())) {
            await(sleep(seconds(0.002)));
            attempts.merge(url, 1, Integer::sum);
            if (attempts.get(url) <= fails.getOrDefault(url, 0)) {
                throw new IOException("503 " + url);
            }
            return done(GRAPH.get(url));
        }
    }

    @Async
    Coroutine<List<String>> withRetry(AsyncSemaphore sem, String url, int tries) throws IOException {
        for (int n = 0; n < tries; n++) {
            try {
                return done(await(fetch(sem, url)));
            } catch (IOException e) {
                if (n == tries - 1) {
                    throw e;
                }
                await(sleep(seconds(0.001 * (1 << n))));
            }
        }
        return done(null);
    }

    @Async
    Coroutine<Void> worker(
            AsyncQueue<String> q, AsyncSemaphore sem, Set<String> seen, Map<String, String> out, AsyncEvent stop) {
        while (true) {
            String url = await(q.get());
            try {
                if (!stop.isSet()) {
                    for (String link : await(withRetry(sem, url, 3))) {
                        if (!seen.contains(link)) {
                            seen.add(link);
                            q.putNowait(link);
                        }
                    }
                    out.put(url, "ok");
                    if (url.equals("/e")) {
                        stop.set();
                    }
                }
            } catch (IOException exc) {
                out.put(url, "gave up: " + str(exc));
            } finally {
                q.taskDone();
            }
        }
    }

    @Async
    Coroutine<Void> main() {
        AsyncQueue<String> q = new AsyncQueue<>();
        AsyncSemaphore sem = new AsyncSemaphore(2);
        AsyncEvent stop = new AsyncEvent();
        Set<String> seen = new TreeSet<>(Set.of("/"));
        Map<String, String> out = new TreeMap<>();
        q.putNowait("/");
        List<Task<Void>> ws = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ws.add(createTask(worker(q, sem, seen, out, stop)));
        }
        await(q.join());
        for (Task<Void> w : ws) {
            w.cancel();
        }
        List<Object> rs = results(await(gatherOutcomes(ws)));
        print("workers cancelled", rs.stream().allMatch(CancelledError.class::isInstance));
        for (String url : out.keySet()) {
            print(url, out.get(url), "attempts", attempts.get(url));
        }
        seen.removeAll(out.keySet());
        print("seen but skipped after stop:", seen);
        return done();
    }

    @Override
    protected void script() {
        runInVirtualTime(main());
    }
}
