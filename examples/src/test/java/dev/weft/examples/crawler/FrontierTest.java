// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.crawler;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Runner;
import dev.weft.testing.AsyncTest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

class FrontierTest {
    private static final Url START = url("a", "/");

    private static Url url(String host, String target) {
        return new Url(host, 80, target);
    }

    /** Takes what there is, and says that it was begun. */
    private static List<String> take(Frontier frontier, String host, int most) {
        List<String> taken = new ArrayList<>();
        while (taken.size() < most && !frontier.queue(host).isEmpty()) {
            taken.add(frontier.queue(host).getNowait().target());
            frontier.begin();
        }
        return taken;
    }

    @AsyncTest
    void aPageIsQueuedOnceInTheOrderItWasFound(Runner runner) {
        runner.run(async(() -> {
            Frontier frontier = new Frontier(List.of(START, url("b", "/")), 100);
            frontier.start();

            assertThat(frontier.add(List.of(url("a", "/2"), START, url("a", "/1"), url("a", "/2"))))
                    .containsExactly(url("a", "/2"), url("a", "/1"));
            assertThat(frontier.add(List.of(url("b", "/1"), url("a", "/1")))).containsExactly(url("b", "/1"));

            assertThat(take(frontier, "a", 9)).containsExactly("/", "/2", "/1");
            assertThat(take(frontier, "b", 9)).containsExactly("/", "/1");
            assertThat(frontier.known()).isEqualTo(5);
            return done();
        }));
    }

    @AsyncTest
    void otherHostsAreOutside(Runner runner) {
        runner.run(async(() -> {
            Frontier frontier = new Frontier(List.of(START), 100);
            frontier.start();

            assertThat(frontier.add(List.of(url("c", "/"), new Url("a", 8080, "/"))))
                    .isEmpty();
            return done();
        }));
    }

    @AsyncTest
    void endsWhenEveryPageHasBeenDealtWith(Runner runner) {
        runner.run(async(() -> {
            Frontier frontier = new Frontier(List.of(START), 100);
            frontier.start();
            List<Url> seen = new ArrayList<>();
            var worker = createTask(async(() -> {
                for (Url url : await(frontier.queue("a"))) {
                    seen.add(url);
                }
                return done();
            }));
            await(yieldNow());
            frontier.add(List.of(url("a", "/1")));
            frontier.done();
            await(yieldNow());
            assertThat(worker.isDone()).isFalse();

            frontier.done();
            await(worker);
            assertThat(seen).containsExactly(START, url("a", "/1"));
            return done();
        }));
    }

    @AsyncTest
    void endsAtTheLimitAndKnowsTheRest(Runner runner) {
        runner.run(async(() -> {
            Frontier frontier = new Frontier(List.of(START), 2);
            frontier.start();
            frontier.add(List.of(url("a", "/1"), url("a", "/2")));

            assertThat(take(frontier, "a", 9)).containsExactly("/", "/1");
            assertThat(frontier.add(List.of(url("a", "/3"), url("a", "/2")))).containsExactly(url("a", "/3"));
            assertThat(frontier.queue("a").isEmpty()).isTrue();
            return done();
        }));
    }

    @AsyncTest
    void goesOnWithWhatIsKnownAndNotFetched(Runner runner) {
        runner.run(async(() -> {
            Frontier frontier = new Frontier(List.of(START), 3);
            frontier.restore(page(START, url("a", "/1"), url("a", "/2"), url("a", "/3")));
            frontier.restore(page(url("a", "/2"), url("a", "/4")));
            frontier.start();

            assertThat(frontier.add(List.of(url("a", "/2"), url("a", "/4")))).isEmpty();
            assertThat(take(frontier, "a", 9)).containsExactly("/1");
            return done();
        }));
    }

    @AsyncTest
    void nothingLeftToGoOnWith(Runner runner) {
        runner.run(async(() -> {
            Frontier frontier = new Frontier(List.of(START), 100);
            frontier.restore(page(START));
            frontier.start();

            for (Url url : await(frontier.queue("a"))) {
                throw new AssertionError(url);
            }
            return done();
        }));
    }

    private static Page page(Url url, Url... found) {
        return new Page(url, 200, 1, Duration.ZERO, 0, "", "", List.of(found));
    }
}
