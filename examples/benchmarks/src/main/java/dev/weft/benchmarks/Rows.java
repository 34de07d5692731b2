// SPDX-License-Identifier: Apache-2.0
package dev.weft.benchmarks;

import java.util.List;
import java.util.Map;

/** The rows of the table, in its order. */
final class Rows {
    private Rows() {}

    static List<Row> all() {
        return List.of(
                new Row(
                        "switch",
                        "switch between two tasks",
                        "ns",
                        new Time(Switch.class),
                        Goal.atMost(1 / 3.0, "a third of Kotlin's", "switch", Peer.KOTLIN)),
                new Row(
                        "footprint",
                        "a task suspended two coroutines deep on its own future",
                        "bytes",
                        new Memory(TaskFootprint.class),
                        Goal.atMost(200)),
                new Row("spawn", "start a task and await its end", "ns", new Time(Spawn.class), Goal.atMost(60)),
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
                new Row("handoff", "hand a value over in a future", "ns", new Time(Handoff.class), Goal.NONE),
                new Row(
                        "loop",
                        "heap growth over 10,000,000 awaits in a loop",
                        "kB",
                        new Memory(AwaitLoop.class),
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
                new Time(ResumeDepth.class, Map.of("depth", String.valueOf(depth))),
                goal);
    }
}
