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
                        Time.nanoseconds(Switch.class),
                        Goal.atMost(1 / 3.0, "a third of Kotlin's", "switch", Peer.KOTLIN)),
                new Row(
                        "footprint",
                        "a task suspended two coroutines deep on its own future",
                        "bytes",
                        new Memory(TaskFootprint.class),
                        Goal.atMost(200)),
                new Row(
                        "spawn",
                        "start a task and await its end",
                        "ns",
                        Time.nanoseconds(Spawn.class),
                        Goal.atMost(60)),
                depth(1, Goal.NONE),
                depth(10, Goal.NONE),
                depth(100, Goal.NONE),
                depth(1000, Goal.atMost(1.2, "1.2 x depth 1", "depth-1", Peer.WEFT)),
                new Row(
                        "sleepers",
                        "1,000,000 tasks asleep (virtual threads: 100,000, scaled)",
                        "MB",
                        new Memory(Sleepers.class),
                        Goal.atMost(350)),
                new Row("handoff", "hand a value over in a future", "ns", Time.nanoseconds(Handoff.class), Goal.NONE),
                new Row(
                        "loop",
                        "heap growth over 10,000,000 awaits in a loop",
                        "kB",
                        new Memory(AwaitLoop.class),
                        Goal.NONE),
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
                Time.nanoseconds(ResumeDepth.class, Map.of("depth", String.valueOf(depth))),
                goal);
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
