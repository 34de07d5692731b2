// SPDX-License-Identifier: Apache-2.0
package dev.weft.exploration;

import static dev.weft.Weft.await;
import static dev.weft.Weft.currentTask;
import static dev.weft.Weft.done;
import static dev.weft.Weft.yieldNow;
import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.Async;
import dev.weft.CancelledError;
import dev.weft.Coroutine;
import dev.weft.EventLoop;
import dev.weft.ExceptionGroup;
import dev.weft.Task;
import dev.weft.TaskGroup;
import dev.weft.Weft;
import dev.weft.testing.Explorer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A group ends when all of its tasks have, with every error of theirs; nothing is cancelled without a reason. */
@Timeout(value = 2, unit = TimeUnit.HOURS) // as many schedules as are asked for, on a machine that may be busy
class TaskGroupExplorationTest {

    @Test
    void groupKeepsItsModel() {
        Explorer.schedules(Scenario.SCHEDULES).explore(seed -> new Grouping(seed).run());
    }

    /** What fails; equal to itself alone. */
    private static final class Mishap extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Mishap(String message) {
            super(message);
        }
    }

    private static final class Grouping extends Scenario {

        private static final int DEEPEST = 2;

        /** What is known of a group. */
        private static final class Model {
            final Task<?> parent = Weft.currentTask();
            final List<Task<?>> tasks = new ArrayList<>();

            /** Those of its tasks that somebody else has cancelled. */
            final Set<Task<?>> struck = new HashSet<>();

            /** What its tasks and its block have failed with. */
            final List<Throwable> errors = new ArrayList<>();

            boolean cancelled;

            /** Whether it has a reason to cancel its tasks. */
            boolean mayCancel() {
                return cancelled || !errors.isEmpty() || parent.cancelling() > 0;
            }

            <T extends Throwable> T failed(T error) {
                errors.add(error);
                return error;
            }
        }

        /** The groups that are not over. */
        private final Map<TaskGroup, Model> open = new LinkedHashMap<>();

        Grouping(long seed) {
            super(seed);
        }

        @Override
        Coroutine<Void> act(Actor me) {
            return act(me, 0);
        }

        /** A group, and then a turn in which a cancellation that it had to put off can arrive. */
        @Async
        private Coroutine<Void> act(Actor me, int depth) {
            try {
                await(group(me, depth));
            } catch (ExceptionGroup expected) {
                log(me, "goes on");
            }
            await(yieldNow());
            return done();
        }

        @Async
        private Coroutine<Void> group(Actor me, int depth) {
            Model model = new Model();
            Throwable left = null;
            try (var group = new TaskGroup()) {
                open.put(group, model);
                await(block(me, group, depth));
            } catch (ExceptionGroup | CancelledError e) {
                left = e;
                throw e;
            } finally {
                log(me, "leaves a group with " + left);
                open.values().remove(model);
                check(model, left);
            }
            return done();
        }

        private void check(Model model, Throwable left) {
            assertThat(model.tasks).allMatch(Task::isDone);
            if (!model.errors.isEmpty()) {
                assertThat(((ExceptionGroup) left).exceptions()).containsExactlyInAnyOrderElementsOf(model.errors);
            } else if (left != null) {
                assertThat(left).isInstanceOf(CancelledError.class);
                assertThat(model.parent.cancelling()).isPositive();
            }
        }

        @Async
        private Coroutine<Void> block(Actor me, TaskGroup group, int depth) {
            Model model = open.get(group);
            log(me, "is in a group");
            for (int tasks = random(4); tasks > 0; tasks--) {
                createTask(me, group, depth);
            }
            await(pause());
            switch (random(6)) {
                case 0 -> throw model.failed(new Mishap("block"));
                case 1 -> createTask(me, group, depth);
                case 2 -> cancel(group);
                case 3 -> await(EventLoop.running().createFuture());
                default -> {}
            }
            await(pause());
            return done();
        }

        private void createTask(Actor me, TaskGroup group, int depth) {
            Model model = open.get(group);
            try {
                model.tasks.add(group.createTask(member(me, group, depth)));
            } catch (IllegalStateException e) {
                log(me, "is refused a task");
                assertThat(model.mayCancel()).isTrue();
            }
        }

        private void cancel(TaskGroup group) {
            open.get(group).cancelled = true;
            group.cancel();
        }

        /** A task of a group. */
        @Async
        private Coroutine<Void> member(Actor me, TaskGroup group, int depth) {
            Model model = open.get(group);
            try {
                await(pause());
                await(work(me, group, depth));
            } catch (CancelledError e) {
                assertThat(model.mayCancel() || model.struck.contains(currentTask()))
                        .as("there is a reason to cancel")
                        .isTrue();
                if (chance(1, 3)) {
                    await(pause());
                }
                switch (random(6)) {
                    case 0 -> throw model.failed(new Mishap("cleaning up"));
                    case 1 -> log(me, "swallows a cancellation");
                    default -> throw e;
                }
            } catch (Mishap | ExceptionGroup e) {
                throw model.failed(e);
            }
            return done();
        }

        @Async
        private Coroutine<Void> work(Actor me, TaskGroup group, int depth) {
            disturb();
            switch (random(9)) {
                case 0 -> throw new Mishap("task");
                case 1, 2 -> await(EventLoop.running().createFuture());
                case 3 -> createTask(me, group, depth);
                case 4 -> strike(open.get(group));
                case 5, 6 -> {
                    if (depth < DEEPEST) {
                        await(chance(1, 2) ? act(me, depth + 1) : group(me, depth + 1));
                    }
                }
                default -> {}
            }
            await(pause());
            return done();
        }

        /** Cancels one task of a group. */
        private void strike(Model model) {
            Task<?> victim = model.tasks.get(random(model.tasks.size()));
            if (victim != currentTask() && victim.cancel("struck")) {
                model.struck.add(victim);
            }
        }

        @Override
        void checkIdle() {
            open.forEach((group, model) -> {
                if (model.mayCancel()) {
                    assertThat(model.tasks.stream().filter(task -> !task.isDone()))
                            .as("tasks of a group that ends")
                            .allMatch(task -> task.cancelling() > 0);
                }
            });
        }

        @Override
        Coroutine<Void> letGo(Actor director) {
            List.copyOf(open.keySet()).forEach(this::cancel);
            return done();
        }
    }
}
