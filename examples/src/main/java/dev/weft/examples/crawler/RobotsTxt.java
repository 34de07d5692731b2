// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

/** Asks hosts for their robots.txt. */
final class RobotsTxt {
    private static final int MOST_REDIRECTS = 5;

    private final Fetcher fetcher;

    RobotsTxt(Fetcher fetcher) {
        this.fetcher = fetcher;
    }

    /** RFC 9309: a host without the file allows everything; one that can't say what it allows, nothing. */
    @Async
    Coroutine<Robots> of(String origin) {
        Pace pace = new Pace(Duration.ZERO);
        Optional<Url> place = Url.parse("http://" + origin + "/robots.txt");
        for (int redirects = 0; place.isPresent() && redirects <= MOST_REDIRECTS; redirects++) {
            Url url = place.get();
            Response response = await(fetcher.fetch(url, pace)).response();
            if (response.isOk()) {
                return done(Robots.parse(new String(response.body(), StandardCharsets.UTF_8)));
            }
            if (!response.isRedirect()) {
                return done(response.status() / 100 == 4 && !response.isTemporary() ? Robots.ALLOW : Robots.DISALLOW);
            }
            place = url.resolve(response.header("location"));
        }
        return done(Robots.ALLOW);
    }
}
