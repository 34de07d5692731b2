// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weft.agent.abi.RuntimeNames;
import dev.weft.frame.AsyncItems;
import dev.weft.frame.Driver;
import dev.weft.frame.Frame;
import dev.weft.frame.FrameType;
import dev.weft.frame.Woven;
import dev.weft.observe.TaskTable;
import dev.weft.observe.TaskTree;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

/** What the agent spells as strings exists under these names, with these descriptors. */
class RuntimeNamesTest {

    @Test
    void classes() {
        assertThat(RuntimeNames.WEFT).isEqualTo(internal(Weft.class));
        assertThat(RuntimeNames.AWAITABLE).isEqualTo(internal(Awaitable.class));
        assertThat(RuntimeNames.COROUTINE).isEqualTo(internal(Coroutine.class));
        assertThat(RuntimeNames.GENERATOR).isEqualTo(internal(Generator.class));
        assertThat(RuntimeNames.ASYNC_GENERATOR).isEqualTo(internal(AsyncGenerator.class));
        assertThat(RuntimeNames.ASYNC_ITEMS).isEqualTo(internal(AsyncItems.class));
        assertThat(RuntimeNames.ASYNC_CLOSEABLE).isEqualTo(internal(AsyncCloseable.class));
        assertThat(RuntimeNames.ASYNC_SCOPE).isEqualTo(internal(AsyncScope.class));
        assertThat(RuntimeNames.TASK_GROUP).isEqualTo(internal(TaskGroup.class));
        assertThat(RuntimeNames.TIMEOUT).isEqualTo(internal(Timeout.class));
        assertThat(RuntimeNames.FRAME).isEqualTo(internal(Frame.class));
        assertThat(RuntimeNames.FRAME_TYPE).isEqualTo(internal(FrameType.class));
        assertThat(RuntimeNames.DRIVER).isEqualTo(internal(Driver.class));
        assertThat(RuntimeNames.ASYNC_DESCRIPTOR).isEqualTo(Async.class.descriptorString());
        assertThat(RuntimeNames.CANCELLED_ERROR).isEqualTo(internal(CancelledError.class));
        assertThat(RuntimeNames.NO_LINT_DESCRIPTOR).isEqualTo(NoLint.class.descriptorString());
        assertThat(RuntimeNames.WOVEN_DESCRIPTOR).isEqualTo(Woven.class.descriptorString());
    }

    @Test
    void observation() throws NoSuchMethodException {
        assertThat(RuntimeNames.EVENT_LOOP).isEqualTo(EventLoop.class.getName());
        assertThat(RuntimeNames.TASK_TABLE).isEqualTo(TaskTable.class.getName());
        assertThat(RuntimeNames.TASK_TREE).isEqualTo(TaskTree.class.getName());
        assertThat(TaskTable.class.getMethod(RuntimeNames.PS).getReturnType()).isEqualTo(String.class);
        assertThat(TaskTree.class.getMethod(RuntimeNames.PSTREE).getReturnType())
                .isEqualTo(String.class);
    }

    @Test
    void facade() throws NoSuchMethodException {
        assertThat(Weft.class.getMethod(RuntimeNames.AWAIT, Awaitable.class)).isNotNull();
        assertThat(Weft.class.getMethod(RuntimeNames.AWAIT, CompletionStage.class))
                .isNotNull();
        has(Weft.class, RuntimeNames.AWAIT, RuntimeNames.AWAIT_ITERABLE_DESCRIPTOR);
        has(Weft.class, RuntimeNames.DONE, RuntimeNames.DONE_EMPTY_DESCRIPTOR);
        assertThat(Weft.class.getMethod(RuntimeNames.RUN_IN_EXECUTOR, Executor.class, Callable.class))
                .isNotNull();
        assertThat(Weft.class.getMethod(RuntimeNames.DONE, Object.class)).isNotNull();
    }

    @Test
    void generators() throws NoSuchMethodException {
        assertThat(Generator.class.getMethod(RuntimeNames.YIELD, Object.class)).isNotNull();
        assertThat(Generator.class.getMethod(RuntimeNames.YIELD_FROM, Generator.class))
                .isNotNull();
        assertThat(Generator.class.getMethod(RuntimeNames.END)).isNotNull();
        assertThat(Generator.class.getMethod(RuntimeNames.END, Object.class)).isNotNull();
        assertThat(AsyncGenerator.class.getMethod(RuntimeNames.YIELD, Object.class))
                .isNotNull();
        assertThat(AsyncGenerator.class.getMethod(RuntimeNames.END)).isNotNull();
        has(AsyncGenerator.class, RuntimeNames.WOVEN, RuntimeNames.WOVEN_GENERATOR_DESCRIPTOR);
        has(Driver.class, RuntimeNames.YIELD, RuntimeNames.DRIVER_AWAIT_DESCRIPTOR);
        has(Driver.class, RuntimeNames.YIELD_FROM, RuntimeNames.DRIVER_AWAIT_DESCRIPTOR);
        has(AsyncItems.class, RuntimeNames.ITEMS_OF, RuntimeNames.ITEMS_OF_DESCRIPTOR);
        has(AsyncItems.class, RuntimeNames.ADVANCE, RuntimeNames.ADVANCE_DESCRIPTOR);
        has(AsyncItems.class, RuntimeNames.ARRIVED, RuntimeNames.ARRIVED_DESCRIPTOR);
    }

    @Test
    void frames() throws NoSuchMethodException, NoSuchFieldException {
        has(Frame.class, RuntimeNames.RESUME, RuntimeNames.RESUME_DESCRIPTOR);
        has(Frame.class, RuntimeNames.CLEAR, RuntimeNames.CLEAR_DESCRIPTOR);
        has(Frame.class, RuntimeNames.TYPE, RuntimeNames.TYPE_DESCRIPTOR);
        has(FrameType.class, RuntimeNames.CREATED, RuntimeNames.CREATED_DESCRIPTOR);
        assertThat(FrameType.class.getConstructor(String.class, String.class, String.class, String.class))
                .isNotNull();
        has(Driver.class, RuntimeNames.ENTER, RuntimeNames.ENTER_DESCRIPTOR);
        has(Driver.class, RuntimeNames.SUSPEND, RuntimeNames.SUSPEND_DESCRIPTOR);
        has(Driver.class, RuntimeNames.AWAIT, RuntimeNames.DRIVER_AWAIT_DESCRIPTOR);
        has(Weft.class, RuntimeNames.AWAIT, RuntimeNames.AWAIT_DESCRIPTOR);
        has(AsyncCloseable.class, RuntimeNames.CLOSE_ASYNC, RuntimeNames.CLOSE_ASYNC_DESCRIPTOR);
        has(AsyncScope.class, RuntimeNames.EXIT, RuntimeNames.EXIT_DESCRIPTOR);
        has(Driver.class, RuntimeNames.LEAVE, RuntimeNames.LEAVE_DESCRIPTOR);
        has(Driver.class, RuntimeNames.ANSWER, RuntimeNames.ANSWER_DESCRIPTOR);
        has(Driver.class, RuntimeNames.SUPPRESS, RuntimeNames.SUPPRESS_DESCRIPTOR);
        has(Driver.class, RuntimeNames.START, RuntimeNames.START_DESCRIPTOR);
        has(Driver.class, RuntimeNames.NOT_RESUMABLE, RuntimeNames.NOT_RESUMABLE_DESCRIPTOR);
        assertThat(Driver.class.getField(RuntimeNames.SUSPENDED)).isNotNull();
        assertThat(Driver.class.getField(RuntimeNames.RESUMED)).isNotNull();
        assertThat(Woven.class.getMethod(RuntimeNames.WOVEN_ABI)).isNotNull();
    }

    private static String internal(Class<?> type) {
        return type.getName().replace('.', '/');
    }

    private static void has(Class<?> type, String name, String descriptor) {
        assertThat(type.getDeclaredMethods())
                .as("%s.%s%s", type, name, descriptor)
                .anyMatch(method ->
                        method.getName().equals(name) && descriptorOf(method).equals(descriptor));
    }

    private static String descriptorOf(Method method) {
        return MethodType.methodType(method.getReturnType(), Arrays.asList(method.getParameterTypes()))
                .descriptorString();
    }
}
