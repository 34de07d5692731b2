// SPDX-License-Identifier: Apache-2.0
package dev.weft.observe;

import static dev.weft.Weft.await;
import static dev.weft.Weft.callGraph;
import static dev.weft.Weft.createTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.gather;
import static dev.weft.Weft.shield;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CallGraph;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.Future;
import dev.weft.ReturnWhen;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Who waits for whom, as a tree, a table, and a graph from one task outward. */
class TaskTreeTest {

    private Task<Integer> leaf;
    private Future<Integer> gate;

    @Async
    private Coroutine<Integer> leaf() {
        return done(await(gate));
    }

    @Async
    private Coroutine<Integer> caller(Task<Integer> callee) {
        return done(await(middle(callee)));
    }

    @Async
    private Coroutine<Integer> middle(Task<Integer> callee) {
        return done(await(callee));
    }

    @Async
    private Coroutine<Void> gathers(Task<Integer> first, Task<Integer> second) {
        await(gather(first, second));
        return done();
    }

    @Async
    private Coroutine<Void> groups() {
        try (TaskGroup group = new TaskGroup()) {
            group.createTask(leaf(), "member");
        }
        return done();
    }

    @Async
    private Coroutine<Void> waits(Task<?> task) {
        await(Weft.wait(List.of(task), ReturnWhen.ALL_COMPLETED));
        return done();
    }

    @Async
    private Coroutine<Void> shields(Task<?> task) {
        await(shield(task));
        return done();
    }

    @Async
    private Coroutine<String> tree() {
        gate = EventLoop.running().createFuture();
        leaf = createTask(leaf(), "leaf");
        Task<Integer> caller = createTask(caller(leaf), "caller");
        createTask(gathers(leaf, caller), "gathers");
        createTask(groups(), "groups");
        createTask(waits(caller), "waits");
        createTask(shields(caller), "shields");
        await(yieldNow());
        await(yieldNow());
        String tree = TaskTree.pstree(EventLoop.running());
        gate.setResult(1);
        return done(tree);
    }

    @Test
    void tasksStandUnderThoseThatWaitForThem() {
        String lines =
                Weft.run(tree()).replaceAll("TaskTreeTest.java:\\d+", "T").replaceAll("Weft.java|TaskGroup.java", "W");
        assertThat(lines).isEqualTo("""
                └── (T) tree-1
                    └── tree T
                └── (T) gathers
                    └── gathers T
                        ├── (T) leaf
                        │   └── leaf T
                        └── (T) caller
                            └── caller T
                                └── middle T
                                    └── (T) leaf
                                        └── leaf T
                └── (T) groups
                    └── groups T
                        └── exit W
                            └── (T) member
                                └── leaf T
                └── (T) waits
                    └── waits T
                        └── wait W
                            └── (T) caller
                                └── caller T
                                    └── middle T
                                        └── (T) leaf
                                            └── leaf T
                └── (T) shields
                    └── shields T
                        └── (T) caller
                            └── caller T
                                └── middle T
                                    └── (T) leaf
                                        └── leaf T
                """);
    }

    @Async
    private Coroutine<Integer> awaitsWhatComes(Future<Task<Integer>> other) {
        return done(await(await(other)));
    }

    @Async
    private Coroutine<String> deadlock() {
        Future<Task<Integer>> forFirst = EventLoop.running().createFuture();
        Future<Task<Integer>> forSecond = EventLoop.running().createFuture();
        Task<Integer> first = createTask(awaitsWhatComes(forFirst), "first");
        Task<Integer> second = createTask(awaitsWhatComes(forSecond), "second");
        forFirst.setResult(second);
        forSecond.setResult(first);
        await(yieldNow());
        await(yieldNow());
        String tree = TaskTree.pstree(EventLoop.running());
        assertThat(callGraph(first).format()).contains("* Task second", "* Task first");
        first.cancel();
        return done(tree);
    }

    @Test
    void aCircleIsNamed() {
        assertThat(Weft.run(deadlock())).endsWith("deadlock: first -> second -> first\n");
    }

    @Async
    private Coroutine<CallGraph> graph() {
        gate = EventLoop.running().createFuture();
        leaf = createTask(leaf(), "leaf");
        Task<Integer> caller = createTask(caller(leaf), "caller");
        createTask(gathers(leaf, caller), "gathers");
        await(yieldNow());
        await(yieldNow());
        CallGraph graph = callGraph(leaf);
        gate.setResult(1);
        return done(graph);
    }

    @Test
    void aCallGraphGoesOutward() {
        String text = Weft.run(graph()).format().replaceAll("dev.*TaskTreeTest\\.(\\w+)\\(.*", "$1");
        assertThat(text).isEqualTo("""
                * Task leaf
                  + Call stack:
                  |   at leaf
                  + Awaited by:
                    * Task caller
                      + Call stack:
                      |   at middle
                      |   at caller
                      + Awaited by:
                        * Task gathers
                          + Call stack:
                          |   at gathers
                    * Task gathers
                      + Call stack:
                      |   at gathers
                """);
    }

    @Async
    private Coroutine<String> table() {
        gate = EventLoop.running().createFuture();
        leaf = createTask(leaf(), "leaf");
        createTask(caller(leaf), "caller");
        await(yieldNow());
        await(yieldNow());
        String table = TaskTable.ps();
        gate.setResult(1);
        return done(table);
    }

    @Test
    void aTableHasARowForEachTaskAndAwaiter() {
        assertThat(Weft.run(table()).lines())
                .anyMatch(line -> line.matches("loop +task +coroutine stack +awaited by +awaiter stack"))
                .anyMatch(
                        line -> line.matches(
                                "\\S+ +leaf +leaf TaskTreeTest.java:\\d+ +caller +middle \\S+ <- caller TaskTreeTest.java:\\d+"))
                .anyMatch(line -> line.matches("\\S+ +caller +middle \\S+ <- caller TaskTreeTest.java:\\d+"));
    }
}
