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
    /** What is read of it at the most, in bytes. */
    private static final int LARGEST = 512 * 1024;

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
            Fetched fetched = await(fetcher.fetch(url, pace));
            Response response = fetched.response();
            if (response.isOk()) {
                int length = Math.min(response.body().length, LARGEST);
                return done(Robots.parse(new String(response.body(), 0, length, StandardCharsets.UTF_8)));
            }
            if (response.status() == 0 || response.isTemporary()) {
                return done(Robots.unavailable(fetched.describe()));
            }
            if (!response.isRedirect()) {
                return done(Robots.ALLOW);
            }
            place = url.resolve(response.header("location"));
        }
        return done(Robots.ALLOW);
    }
}
