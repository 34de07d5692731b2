// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** A {@link Site} without sockets: its answers take time that can be virtual. */
final class SiteWeb implements Web {
    private final Site site;
    private final Visits visits;

    SiteWeb(Site site) {
        this.site = site;
        visits = new Visits(site.size());
    }

    Visits visits() {
        return visits;
    }

    @Async
    @Override
    public Coroutine<Response> get(Url url) throws IOException {
        visits.begin(url.host());
        try {
            return done(await(answer(url)));
        } finally {
            visits.end(url.host());
        }
    }

    @Async
    private Coroutine<Response> answer(Url url) throws IOException {
        if (url.target().startsWith("/trap/")) {
            visits.trapped();
            return done(response(200, "text/html", Site.trap(url.target())));
        }
        if (url.target().equals("/robots.txt")) {
            String robots = Site.robots(url.host());
            return done(robots == null ? response(404, "", "") : response(200, "text/plain", robots));
        }
        Optional<Integer> found = site.page(url.host(), url.target());
        if (found.isEmpty()) {
            return done(response(404, "", ""));
        }
        int page = found.get();
        int before = visits.count(page);
        await(sleep(Duration.ofMillis(site.millis(page))));
        switch (site.kind(page)) {
            case FAILING:
                return done(response(500, "", ""));
            case GONE:
                return done(response(404, "", ""));
            case MOVED:
                return done(
                        new Response(301, Map.of("location", site.target(page).toString()), new byte[0]));
            case FLAKY:
                if (before < site.failures(page)) {
                    if (site.hangsUp(page)) {
                        throw new EOFException("hung up");
                    }
                    return done(response(503, "", ""));
                }
                return done(response(200, "text/html", site.html(page)));
            default:
                return done(response(200, "text/html", site.html(page)));
        }
    }

    private static Response response(int status, String type, String body) {
        return new Response(status, Map.of("content-type", type), body.getBytes(UTF_8));
    }
}
