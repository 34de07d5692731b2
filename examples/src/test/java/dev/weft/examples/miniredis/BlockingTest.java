// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static dev.weft.Weft.async;
import static dev.weft.Weft.await;
import static dev.weft.Weft.done;
import static dev.weft.Weft.sleep;
import static java.time.Duration.ofMillis;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.AsyncFunction;
import dev.weft.EventLoop;
import dev.weft.Runner;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that wait for elements of lists, in virtual time. */
@Timeout(60)
class BlockingTest {
    @Test
    void servedInTheOrderInWhichTheyCame() {
        run(console -> {
            console.play("""
                    a> BLPOP l 0
                    b> BRPOP l 0
                    c> BLPOP l 0
                    > RPUSH l 1 2 3 4
                    4
                    a:
                    ["l", "1"]
                    b:
                    ["l", "4"]
                    c:
                    ["l", "2"]
                    > LRANGE l 0 -1
                    ["3"]""");
            return done();
        });
    }

    @Test
    void oneElementServesOneClient() {
        run(console -> {
            console.play("""
                    a> BLPOP l 0
                    b> BLPOP l 0
                    > RPUSH l 1
                    1
                    a:
                    ["l", "1"]
                    b:
                    > EXISTS l
                    0
                    > LPUSH l 2
                    1
                    b:
                    ["l", "2"]
                    > LPUSH l 3
                    1
                    > LLEN l
                    1""");
            return done();
        });
    }

    @Test
    void whoWaitsForSeveralListsIsServedOnce() {
        run(console -> {
            console.play("""
                    a> BLPOP l1 l2 l1 0
                    > MULTI
                    OK
                    > RPUSH l2 2
                    QUEUED
                    > RPUSH l1 1
                    QUEUED
                    > EXEC
                    [1, 1]
                    a:
                    ["l2", "2"]
                    > LRANGE l1 0 -1
                    ["1"]
                    b> BLPOP l2 0
                    a> PING
                    PONG""");
            return done();
        });
    }

    /** What a transaction does to a list is seen when it is over. */
    @Test
    void elementsThatATransactionTakesBackServeNobody() {
        run(console -> {
            console.play("""
                    a> BLPOP l 0
                    > MULTI
                    OK
                    > RPUSH l 1
                    QUEUED
                    > LPOP l
                    QUEUED
                    > EXEC
                    [1, "1"]
                    a:
                    > RPUSH l 2
                    1
                    a:
                    ["l", "2"]""");
            return done();
        });
    }

    @Test
    void movedElementsServeWhoWaitsForTheTarget() {
        run(console -> {
            console.play("""
                    a> BLMOVE l m LEFT RIGHT 0
                    b> BLMOVE m n RIGHT LEFT 0
                    c> BLPOP n 0
                    > RPUSH l x
                    1
                    a:
                    "x"
                    b:
                    "x"
                    c:
                    ["n", "x"]
                    > DBSIZE
                    0""");
            return done();
        });
    }

    @Test
    void aTargetOfAnotherTypeCostsNoElement() {
        run(console -> {
            console.play("""
                    > SET target x
                    OK
                    a> BRPOPLPUSH l target 0
                    b> BLPOP l 0
                    > RPUSH l 1
                    1
                    a:
                    (error) WRONGTYPE Operation against a key holding the wrong kind of value
                    b:
                    ["l", "1"]""");
            return done();
        });
    }

    @Test
    void whateverMakesAListServes() {
        run(console -> {
            console.play("""
                    > RPUSH other 1
                    1
                    a> BLPOP l 0
                    > SET l string
                    OK
                    a:
                    > RENAME other l
                    OK
                    a:
                    ["l", "1"]""");
            return done();
        });
    }

    @Test
    void timesOut() {
        run(console -> {
            console.play("a> BLPOP l 0.1\nb> BLMOVE l m LEFT LEFT 0.2");
            await(sleep(ofMillis(99)));
            assertThat(console.received("a")).isEmpty();
            await(sleep(ofMillis(2)));
            console.play("""
                    a:
                    nil array
                    b:""");
            await(sleep(ofMillis(100)));
            console.play("""
                    b:
                    nil array
                    > RPUSH l 1
                    1
                    > LLEN l
                    1""");
            assertThat(console.engine().blocked().count()).isZero();
            return done();
        });
    }

    @Test
    void servedBeforeTheTimeoutIsNotTimedOut() {
        run(console -> {
            console.play("""
                    a> BLPOP l 0.1
                    > RPUSH l 1
                    1
                    a:
                    ["l", "1"]""");
            await(sleep(ofMillis(200)));
            assertThat(console.received("a")).isEmpty();
            return done();
        });
    }

    @Test
    void whoHangsUpTakesNoElement() {
        run(console -> {
            console.play("a> BLPOP l 0\nb> BLPOP l 0");
            console.engine().forget(console.client("a"));
            console.play("""
                    > RPUSH l 1
                    1
                    b:
                    ["l", "1"]
                    a:""");
            return done();
        });
    }

    @Test
    void unblockedByAnotherClient() {
        run(console -> {
            console.play("a> BLPOP l 0\nb> BLPOP l 0");
            long a = console.client("a").id();
            long b = console.client("b").id();
            assertThat(console.run("CLIENT UNBLOCK " + a)).isEqualTo("1");
            assertThat(console.run("CLIENT UNBLOCK " + a)).isEqualTo("0");
            assertThat(console.run("CLIENT UNBLOCK " + b + " ERROR")).isEqualTo("1");
            console.play("""
                    a:
                    nil array
                    b:
                    (error) UNBLOCKED client unblocked via CLIENT UNBLOCK
                    > RPUSH l 1
                    1
                    > LLEN l
                    1""");
            return done();
        });
    }

    /** Pushers, poppers with and without timeouts, and poppers that hang up: each element comes out once. */
    @Test
    void noElementIsLost() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            run(console -> {
                int pushed = 0;
                int popped = 0;
                for (int i = 0; i < 500; i++) {
                    String client = "c" + random.nextInt(8);
                    boolean waits = console.client(client).waiter() != null;
                    switch (random.nextInt(4)) {
                        case 0 -> {
                            console.run("RPUSH l" + random.nextInt(3) + " " + i);
                            pushed++;
                        }
                        case 1, 2 -> {
                            if (!waits) {
                                popped += pops(console.send(client, "BLPOP l0 l1 l2 0." + (1 + random.nextInt(5))));
                            }
                        }
                        default -> {
                            if (random.nextInt(4) == 0) {
                                console.engine().blocked().forget(console.client(client));
                            } else {
                                await(sleep(ofMillis(random.nextInt(200))));
                            }
                        }
                    }
                    for (int c = 0; c < 8; c++) {
                        popped += pops(console.received("c" + c));
                    }
                }
                int left = 0;
                for (int l = 0; l < 3; l++) {
                    left += Integer.parseInt(console.run("LLEN l" + l));
                }
                assertThat(popped + left).isEqualTo(pushed);
                assertThat(popped).isPositive();
                return done();
            });
        }
    }

    private static int pops(List<String> replies) {
        return (int) replies.stream().filter(reply -> reply.startsWith("[")).count();
    }

    private static void run(AsyncFunction<Console, Void> test) {
        try (Runner runner = Runner.builder().virtualTime(true).build()) {
            runner.run(async(() -> {
                EventLoop loop = EventLoop.running();
                return test.apply(new Console(() -> Console.START + loop.time() / 1_000_000));
            }));
        }
    }
}
