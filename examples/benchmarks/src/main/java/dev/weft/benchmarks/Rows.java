// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import kotlin.Unit;

/** The rows of the report, in its order. Neighbours with the same peers stand in one table. */
final class Rows {
    /** The weaver is a lot of code: the JVM takes seconds to compile it. */
    private static final int WEAVER_WARM_UP = 8;

    private Rows() {}

    static List<Row> all() {
        return List.of(
                new Row(
                        "switch",
                        "switch between two tasks",
                        "ns",
                        beside("switch", Switch.class),
                        Goal.atMost(1 / 3.0, "a third of Kotlin's", "switch", Peer.KOTLIN)),
                new Row("spawn", "start a task and await its end", "ns", beside("spawn", Spawn.class), Goal.atMost(60)),
                depth(1, Goal.NONE),
                depth(10, Goal.NONE),
                depth(100, Goal.NONE),
                depth(1000, Goal.atMost(1.2, "1.2 x depth 1", "depth-1", Peer.WEFT)),
                faster("handoff", "hand a value over in a future", Handoff.class, Map.of()),
                faster("lock", "take a free lock and give it back", Lock.class, Map.of()),
                faster("queue-0", "an item through a queue without limit", Queue.class, Map.of("capacity", "0")),
                faster("queue-1", "an item through a queue of 1", Queue.class, Map.of("capacity", "1")),
                faster("queue-64", "an item through a queue of 64", Queue.class, Map.of("capacity", "64")),
                faster("traffic", "a task through a group, a semaphore and a queue", Traffic.class, Map.of()),
                new Row(
                        "naps",
                        "100,000 tasks that sleep 10 ms",
                        "ms",
                        new Python("naps", new Time(Naps.class, Map.of(), TimeUnit.MILLISECONDS, 1)),
                        Goal.NONE),
                new Row(
                        "footprint",
                        "a task suspended two coroutines deep on its own future",
                        "bytes",
                        new Memory(TaskFootprint.class),
                        Goal.atMost(200)),
                new Row(
                        "sleepers",
                        "1,000,000 tasks asleep (virtual threads: 100,000, scaled)",
                        "MB",
                        new Memory(Sleepers.class),
                        Goal.atMost(350)),
                new Row(
                        "loop",
                        "heap growth over 10,000,000 awaits in a loop",
                        "kB",
                        new Memory(AwaitLoop.class),
                        Goal.NONE),
                new Row(
                        "through",
                        "heap growth over 1,000,000 tasks through a group, a semaphore and a queue",
                        "kB",
                        new Memory(Through.class),
                        Goal.NONE),
                faster("gather", "gather 100 coroutines, for each", Gather.class, Map.of()),
                generator(
                        "generator-send",
                        "send a value to a generator that yields it back",
                        GeneratorSend.class,
                        Map.of()),
                generator("async-for", "an item of an async for", AsyncFor.class, Map.of("turns", "false")),
                generator(
                        "async-for-turns",
                        "the same behind a turn of the loop",
                        AsyncFor.class,
                        Map.of("turns", "true")),
                faster("timer", "set a timer and cancel it", CancelledTimer.class, Map.of()),
                weaver(
                        "scan-kotlin",
                        "see that a class of kotlin-stdlib has nothing to weave",
                        Scan.class,
                        placeOf(Unit.class),
                        1,
                        Goal.atMost(2)),
                weaver(
                        "scan-jdk",
                        "see that a class of java.base has nothing to weave",
                        Scan.class,
                        "jrt:/java.base",
                        1,
                        Goal.atMost(2)),
                weaver(
                        "weave",
                        "weave a class of Weft's tests and examples",
                        Weave.class,
                        System.getProperty("weft.benchmarks.woven"),
                        WEAVER_WARM_UP,
                        Goal.NONE));
    }

    /** The rows whose id is, or begins with, one of those given. */
    static List<Row> named(List<String> ids) {
        return all().stream()
                .filter(row -> ids.stream().anyMatch(row.id()::startsWith))
                .toList();
    }

    private static Row depth(int depth, Goal goal) {
        return new Row(
                "depth-" + depth,
                "resume " + depth + (depth == 1 ? " coroutine" : " coroutines") + " deep",
                "ns",
                new Python(
                        "depth-" + depth, Time.nanoseconds(ResumeDepth.class, Map.of("depth", String.valueOf(depth)))),
                goal);
    }

    /** Nanoseconds, beside the same in Python. */
    private static Python beside(String id, Class<?> benchmark) {
        return new Python(id, Time.nanoseconds(benchmark));
    }

    /** A row that is to be thirty times as fast as Python's. */
    private static Row faster(String id, String title, Class<?> benchmark, Map<String, String> parameters) {
        return new Row(
                id,
                title,
                "ns",
                new Python(id, Time.nanoseconds(benchmark, parameters)),
                Goal.atMost(1 / 30.0, "a thirtieth of CPython's", id, Peer.CPYTHON));
    }

    private static Row generator(String id, String title, Class<?> benchmark, Map<String, String> parameters) {
        return new Row(id, title, "ns", new Python(id, Time.nanoseconds(benchmark, parameters)), Goal.NONE);
    }

    private static Row weaver(String id, String title, Class<?> benchmark, String places, int warmUp, Goal goal) {
        return new Row(
                id, title, "µs", new Time(benchmark, Map.of("places", places), TimeUnit.MICROSECONDS, warmUp), goal);
    }

    /** The jar that a class is from. */
    private static String placeOf(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }
}
