// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.abi;

/** The runtime's names as class files spell them. No other file of the agent spells one. */
public final class RuntimeNames {

    /** The facade that declares {@code await} and {@code done}. */
    public static final String WEFT = "dev/weft/Weft";

    /** Descriptor of the annotation. */
    public static final String ASYNC_DESCRIPTOR = "Ldev/weft/Async;";

    /** Descriptor of the marker that woven classes carry. */
    public static final String WOVEN_DESCRIPTOR = "Ldev/weft/frame/Woven;";

    /** Name of the marker's element: the version of the ABI the class was woven for. */
    public static final String WOVEN_ABI = "abi";

    /** The version of the ABI that this weaver writes. */
    public static final int ABI = 1;

    /** Descriptor of the annotation that turns findings off. */
    public static final String NO_LINT_DESCRIPTOR = "Ldev/weft/NoLint;";

    /** Binary name of the class that is loaded where a loop is. */
    public static final String EVENT_LOOP = "dev.weft.EventLoop";

    /** Binary names of the classes that print tasks, by static methods called after the commands. */
    public static final String TASK_TABLE = "dev.weft.observe.TaskTable";

    public static final String TASK_TREE = "dev.weft.observe.TaskTree";

    /** The methods of those two. */
    public static final String PS = "ps";

    public static final String PSTREE = "pstree";

    public static final String AWAITABLE = "dev/weft/Awaitable";
    public static final String COROUTINE = "dev/weft/Coroutine";
    public static final String GENERATOR = "dev/weft/Generator";
    public static final String ASYNC_GENERATOR = "dev/weft/AsyncGenerator";

    /** {@code Generator.yield}, {@code AsyncGenerator.yield} and {@code Driver.yield}. */
    public static final String YIELD = "yield";

    /** {@code Generator.yieldFrom} and {@code Driver.yieldFrom}. */
    public static final String YIELD_FROM = "yieldFrom";

    /** {@code Generator.end} and {@code AsyncGenerator.end}. */
    public static final String END = "end";

    public static final String ASYNC_GENERATOR_DESCRIPTOR = "Ldev/weft/AsyncGenerator;";

    /** {@code AsyncGenerator.woven}: what a program holds of a frame. */
    public static final String WOVEN = "woven";

    public static final String WOVEN_GENERATOR_DESCRIPTOR = "(Ldev/weft/frame/Frame;)Ldev/weft/AsyncGenerator;";

    /** The iterator of a loop over an {@code AsyncIterable}. */
    public static final String ASYNC_ITEMS = "dev/weft/frame/AsyncItems";

    /** {@code AsyncItems.of}. */
    public static final String ITEMS_OF = "of";

    public static final String ITEMS_OF_DESCRIPTOR = "(Ljava/lang/Object;)Ljava/util/Iterator;";

    /** {@code AsyncItems.ofCall}: of a generator that the method of this name has just made, if it has. */
    public static final String ITEMS_OF_CALL = "ofCall";

    public static final String ITEMS_OF_CALL_DESCRIPTOR = "(Ljava/lang/Object;Ljava/lang/String;)Ljava/util/Iterator;";

    /** {@code AsyncItems.closing}. */
    public static final String CLOSING = "closing";

    public static final String CLOSING_DESCRIPTOR = "()Ljava/lang/Object;";

    /** {@code AsyncItems.leaving}. */
    public static final String LEAVING = "leaving";

    public static final String LEAVING_DESCRIPTOR = "(Ljava/lang/Throwable;Ljava/lang/Throwable;)Ljava/lang/Throwable;";

    /** {@code AsyncItems.advance}. */
    public static final String ADVANCE = "advance";

    public static final String ADVANCE_DESCRIPTOR = "()Ljava/lang/Object;";

    /** {@code AsyncItems.arrived}. */
    public static final String ARRIVED = "arrived";

    public static final String ARRIVED_DESCRIPTOR = "(Ljava/lang/Object;)Z";

    public static final String ASYNC_CLOSEABLE = "dev/weft/AsyncCloseable";
    public static final String ASYNC_SCOPE = "dev/weft/AsyncScope";
    public static final String TASK_GROUP = "dev/weft/TaskGroup";
    public static final String TIMEOUT = "dev/weft/Timeout";

    public static final String CANCELLED_ERROR = "dev/weft/CancelledError";

    public static final String FRAME = "dev/weft/frame/Frame";
    public static final String FRAME_TYPE = "dev/weft/frame/FrameType";
    public static final String DRIVER = "dev/weft/frame/Driver";

    public static final String AWAIT = "await";
    public static final String DONE = "done";

    /** {@code Weft.runInExecutor}, whose awaitable has been started. */
    public static final String RUN_IN_EXECUTOR = "runInExecutor";

    /** {@code Weft.await(AsyncIterable)}. */
    public static final String AWAIT_ITERABLE_DESCRIPTOR = "(Ldev/weft/AsyncIterable;)Ljava/lang/Iterable;";

    /** {@code Weft.await(Awaitable)}. */
    public static final String AWAIT_DESCRIPTOR = "(Ldev/weft/Awaitable;)Ljava/lang/Object;";

    /** {@code AsyncCloseable.closeAsync}. */
    public static final String CLOSE_ASYNC = "closeAsync";

    public static final String CLOSE_ASYNC_DESCRIPTOR = "()Ldev/weft/Awaitable;";

    /** {@code AsyncScope.exit}. */
    public static final String EXIT = "exit";

    public static final String EXIT_DESCRIPTOR = "(Ljava/lang/Throwable;)Ldev/weft/Awaitable;";

    /** {@code Driver.leave}: throws what a scope answered, if anything. */
    public static final String LEAVE = "leave";

    public static final String LEAVE_DESCRIPTOR = "(Ljava/lang/Object;)V";

    /** {@code Driver.answer}: what a scope answered, or the primary error if it answered nothing. */
    public static final String ANSWER = "answer";

    public static final String ANSWER_DESCRIPTOR = "(Ljava/lang/Object;Ljava/lang/Throwable;)Ljava/lang/Object;";

    /** {@code Driver.suppress}. */
    public static final String SUPPRESS = "suppress";

    public static final String SUPPRESS_DESCRIPTOR = "(Ljava/lang/Throwable;Ljava/lang/Throwable;)V";

    /** {@code Weft.done()}. */
    public static final String DONE_EMPTY_DESCRIPTOR = "()Ldev/weft/Coroutine;";

    /** {@code Frame.resume}. */
    public static final String RESUME = "resume";

    public static final String RESUME_DESCRIPTOR = "(Ldev/weft/frame/Driver;)Ljava/lang/Object;";

    /** {@code Frame.clear}. */
    public static final String CLEAR = "clear";

    public static final String CLEAR_DESCRIPTOR = "()V";

    /** {@code Frame.type}. */
    public static final String TYPE = "type";

    public static final String TYPE_DESCRIPTOR = "()Ldev/weft/frame/FrameType;";

    /** {@code FrameType.created}. */
    public static final String CREATED = "created";

    public static final String CREATED_DESCRIPTOR = "(Ldev/weft/frame/Frame;)V";

    /** {@code new FrameType(class, method, file, lines)}. */
    public static final String FRAME_TYPE_INIT_DESCRIPTOR =
            "(Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V";

    /** {@code Driver.enter}. */
    public static final String ENTER = "enter";

    public static final String ENTER_DESCRIPTOR = "(Ldev/weft/frame/Frame;)I";

    /** {@code Driver.suspend}. */
    public static final String SUSPEND = "suspend";

    public static final String SUSPEND_DESCRIPTOR = "(Ldev/weft/frame/Frame;I)Ljava/lang/Object;";

    /** {@code Driver.await}, {@code Driver.yield} and {@code Driver.yieldFrom}. */
    public static final String DRIVER_AWAIT_DESCRIPTOR =
            "(Ljava/lang/Object;Ldev/weft/frame/Frame;Ldev/weft/frame/Driver;)Ljava/lang/Object;";

    /** {@code Driver.start}. */
    public static final String START = "start";

    public static final String START_DESCRIPTOR = "(Ldev/weft/frame/Frame;)Ljava/util/concurrent/CompletableFuture;";

    /** {@code Driver.notResumable}. */
    public static final String NOT_RESUMABLE = "notResumable";

    public static final String NOT_RESUMABLE_DESCRIPTOR = "(Ldev/weft/frame/Frame;)Ljava/lang/IllegalStateException;";

    /** {@code Driver.SUSPENDED} and {@code Driver.RESUMED}. */
    public static final String SUSPENDED = "SUSPENDED";

    public static final String RESUMED = "RESUMED";

    private RuntimeNames() {}
}
