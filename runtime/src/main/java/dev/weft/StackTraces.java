// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Frame;
import dev.weft.frame.FrameType;
import dev.weft.internal.loop.ReadyQueue;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Turns the stack of the thread into the stack of the program: without Weft's own frames, and with the awaiters that are
 * suspended, each at the line of its await.
 */
final class StackTraces {

    /** Source file that the weaver gives frame classes. */
    private static final String FRAME_CLASS = "weft";

    /** The method below which the stack belongs to the loop. */
    private static final String DRIVER = Stepper.class.getName();

    private static final String SEGMENT = "segment";

    /** What separates an eager task from its creator on a stack. */
    private static final String EAGER_START = EagerStart.class.getName();

    /** Part of the names of the JVM's own classes for lambdas. */
    private static final String HIDDEN = "$$Lambda";

    /** Longest trace, as the JVM's own default. */
    private static final int MAX_ELEMENTS = 1024;

    /** The driver, and frames that are written by hand: they stand for a name of the API, which the trace shows instead. */
    private static final Set<String> OWN_FRAMES = Stream.of(
                    Stepper.class,
                    TaskThread.class,
                    ByHand.class,
                    CoroutineDriver.class,
                    GeneratorDriver.class,
                    GeneratorIterator.class,
                    Coroutine.class,
                    Generator.class,
                    AsyncStep.class,
                    NextItem.class,
                    Stages.class,
                    Await.class,
                    GroupExit.class,
                    GroupRun.class,
                    Sleep.class,
                    Suspend.class,
                    Timeout.class,
                    WaitFor.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    /** Classes on the stack between a frame's creator and its watch. */
    private static final Set<String> MAKING = Set.of(Unawaited.class.getName(), RuntimeHost.class.getName());

    /** Classes that make tasks and callbacks for others. */
    private static final Set<String> MAKERS = Stream.of(
                    DebugMode.class,
                    SelectorEventLoop.class,
                    Task.class,
                    Future.class,
                    Futures.class,
                    Gathering.class,
                    TimerCallback.class,
                    TaskGroup.class,
                    Runner.class,
                    EventLoop.class,
                    EagerStart.class,
                    Executors.class,
                    Context.class,
                    Weft.class)
            .map(Class::getName)
            .collect(Collectors.toUnmodifiableSet());

    private StackTraces() {}

    /**
     * Gives {@code error}, and what caused it, a logical trace that goes on with {@code awaiter}; once.
     *
     * @param byHand whether the chain was resumed by code whose own stack goes on behind it
     */
    static void makeLogical(Throwable error, Frame awaiter, boolean byHand) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        Deque<Throwable> left = new ArrayDeque<>(List.of(error));
        while (!left.isEmpty()) {
            Throwable next = left.pop();
            if (seen.add(next)) {
                makeOneLogical(next, awaiter, byHand);
                if (next.getCause() != null) {
                    left.push(next.getCause());
                }
                left.addAll(List.of(next.getSuppressed()));
            }
        }
    }

    private static void makeOneLogical(Throwable error, Frame awaiter, boolean byHand) {
        StackTraceElement[] physical = error.getStackTrace();
        int driver = driverIn(physical);
        if (driver >= 0) {
            List<StackTraceElement> trace = new ArrayList<>(driver + 8);
            addVisible(physical, driver, trace);
            addAwaiters(awaiter, trace);
            if (byHand) {
                addCallers(physical, driver + 1, trace);
            }
            error.setStackTrace(trace.toArray(new StackTraceElement[0]));
        }
    }

    /** The lines of a suspended chain, innermost first. */
    static List<StackTraceElement> suspended(Frame innermost) {
        List<StackTraceElement> trace = new ArrayList<>();
        addAwaiters(innermost, trace);
        return trace;
    }

    /**
     * The lines of a task on a thread's stack, innermost first.
     *
     * @param above how many eager starts run on top of it
     * @param resumed its outermost frame there
     */
    static List<StackTraceElement> running(StackTraceElement[] physical, int above, Frame resumed) {
        int start = 0;
        for (int i = 0; i < above; i++) {
            start = eagerStartIn(physical, start) + 1;
        }
        List<StackTraceElement> trace = new ArrayList<>();
        for (StackTraceElement element :
                Arrays.asList(physical).subList(start, lastDriverIn(physical, start, eagerStartIn(physical, start)))) {
            if (!isPlumbing(element) && !MAKERS.contains(element.getClassName())) {
                trace.add(element);
            }
        }
        addAwaiters(Stepper.callerOf(resumed), trace);
        return trace;
    }

    /** Where the next eager start is, from {@code start} on; the end if there is none. */
    private static int eagerStartIn(StackTraceElement[] physical, int start) {
        int i = start;
        while (i < physical.length && !EAGER_START.equals(physical[i].getClassName())) {
            i++;
        }
        return i;
    }

    /** The driver of the task itself: those before it are of what it drives by hand. */
    private static int lastDriverIn(StackTraceElement[] physical, int start, int end) {
        int i = end - 1;
        while (i > start && !isDriver(physical[i])) {
            i--;
        }
        return Math.max(i, start);
    }

    /** Where a coroutine was made, from the stack of a throwable made with it. */
    static List<StackTraceElement> creation(Throwable created, FrameType type) {
        List<StackTraceElement> trace = new ArrayList<>();
        boolean creator = true;
        for (StackTraceElement element : created.getStackTrace()) {
            if (creator
                    && (MAKING.contains(element.getClassName()) || isPlumbing(element) || isCallOf(type, element))) {
                continue;
            }
            creator = false;
            if (isDriver(element)) {
                break;
            } else if (!isPlumbing(element)) {
                trace.add(element);
            }
        }
        return trace;
    }

    /** Where something was made on behalf of a task or callback, from the stack of a throwable made with it. */
    static List<StackTraceElement> making(Throwable made) {
        List<StackTraceElement> trace = new ArrayList<>();
        for (StackTraceElement element : made.getStackTrace()) {
            if (isDriver(element)) {
                break;
            } else if (!isPlumbing(element) && !MAKERS.contains(element.getClassName())) {
                trace.add(element);
            }
        }
        return trace;
    }

    /** The lines of a callback that runs, from the stack of the loop's thread. */
    static List<StackTraceElement> callback(StackTraceElement[] physical) {
        List<StackTraceElement> trace = new ArrayList<>();
        for (StackTraceElement element : physical) {
            if (isBelowCallback(element.getClassName())) {
                break;
            }
            trace.add(element);
        }
        return trace;
    }

    private static boolean isBelowCallback(String className) {
        return className.equals(Callback.class.getName()) || className.equals(ReadyQueue.class.getName());
    }

    /** Lines of another thread's stack as an error would have them: without module, loader and hidden classes. */
    static List<StackTraceElement> asThrown(List<StackTraceElement> lines) {
        return lines.stream()
                .filter(line -> !line.getClassName().contains(HIDDEN))
                .map(line -> new StackTraceElement(
                        line.getClassName(), line.getMethodName(), line.getFileName(), line.getLineNumber()))
                .toList();
    }

    private static boolean isCallOf(FrameType type, StackTraceElement element) {
        return element.getMethodName().equals(type.methodName())
                && element.getClassName().equals(type.className())
                && element.getLineNumber() < 0;
    }

    private static void addVisible(StackTraceElement[] physical, int end, List<StackTraceElement> trace) {
        for (int i = 0; i < end; i++) {
            if (!isPlumbing(physical[i])) {
                trace.add(physical[i]);
            }
        }
    }

    /** Adds who resumed the chain; from the next driver on as it is, for that one to make logical. */
    private static void addCallers(StackTraceElement[] physical, int start, List<StackTraceElement> trace) {
        int end = start;
        while (end < physical.length && !isDriver(physical[end])) {
            if (!isPlumbing(physical[end])) {
                trace.add(physical[end]);
            }
            end++;
        }
        trace.addAll(Arrays.asList(physical).subList(end, physical.length));
    }

    private static void addAwaiters(Frame innermost, List<StackTraceElement> trace) {
        for (Frame f = innermost; f != null && !(f instanceof ByHand); f = Stepper.callerOf(f)) {
            if (trace.size() >= MAX_ELEMENTS) {
                return;
            }
            trace.add(Stepper.typeOf(f).at(Stepper.stateOf(f)));
        }
    }

    private static int driverIn(StackTraceElement[] physical) {
        for (int i = 0; i < physical.length; i++) {
            if (isDriver(physical[i])) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isDriver(StackTraceElement element) {
        return element.getMethodName().equals(SEGMENT) && element.getClassName().equals(DRIVER);
    }

    private static boolean isPlumbing(StackTraceElement element) {
        return isFrame(element) || OWN_FRAMES.contains(element.getClassName());
    }

    private static boolean isFrame(StackTraceElement element) {
        return FRAME_CLASS.equals(element.getFileName())
                || element.getClassName().startsWith("dev.weft.frame.");
    }
}
