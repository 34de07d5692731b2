// SPDX-License-Identifier: Apache-2.0
package dev.weft.debugger;

import com.sun.jdi.AbsentInformationException;
import com.sun.jdi.Bootstrap;
import com.sun.jdi.LocalVariable;
import com.sun.jdi.Location;
import com.sun.jdi.Method;
import com.sun.jdi.ObjectReference;
import com.sun.jdi.ReferenceType;
import com.sun.jdi.StackFrame;
import com.sun.jdi.StringReference;
import com.sun.jdi.ThreadReference;
import com.sun.jdi.Value;
import com.sun.jdi.VirtualMachine;
import com.sun.jdi.connect.Connector;
import com.sun.jdi.connect.LaunchingConnector;
import com.sun.jdi.event.ClassPrepareEvent;
import com.sun.jdi.event.Event;
import com.sun.jdi.event.EventSet;
import com.sun.jdi.event.LocatableEvent;
import com.sun.jdi.event.VMDisconnectEvent;
import com.sun.jdi.request.ClassPrepareRequest;
import com.sun.jdi.request.StepRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;

/** A program in a JVM of its own, under a debugger that does what an IDE does. */
final class Debuggee implements AutoCloseable {

    /** What IDEs are told not to stop in. */
    private static final String[] NOT_STEPPED_INTO = {"java.*", "jdk.*", "sun.*", "dev.weft.*", "acme.Later"};

    private static final long LIMIT_MILLIS = 60_000;

    private final VirtualMachine jvm;
    private final ReferenceType program;
    private EventSet stopped;
    private ThreadReference thread;

    private Debuggee(VirtualMachine jvm, String program) throws InterruptedException {
        this.jvm = jvm;
        drain(jvm.process().getInputStream());
        drain(jvm.process().getErrorStream());
        ClassPrepareRequest prepare = jvm.eventRequestManager().createClassPrepareRequest();
        prepare.addClassFilter(program);
        prepare.enable();
        this.stopped = await(ClassPrepareEvent.class);
        this.program = ((ClassPrepareEvent) stopped.iterator().next()).referenceType();
        prepare.disable();
    }

    /**
     * Starts a program and stops it when its class has been loaded.
     *
     * @param options of the JVM
     */
    static Debuggee start(String options, String program) throws Exception {
        LaunchingConnector launcher = Bootstrap.virtualMachineManager().defaultConnector();
        Map<String, Connector.Argument> arguments = launcher.defaultArguments();
        arguments.get("main").setValue(program);
        arguments.get("options").setValue(options);
        return new Debuggee(launcher.launch(arguments), program);
    }

    /** Sets a breakpoint at every place that the JVM has for each line of the program. */
    Debuggee breakEverywhere() throws AbsentInformationException {
        program.allLineLocations().forEach(this::breakAt);
        return this;
    }

    /** Sets a breakpoint at every place that the JVM has for a line. */
    Debuggee breakAt(int line) throws AbsentInformationException {
        program.locationsOfLine(line).forEach(this::breakAt);
        return this;
    }

    private void breakAt(Location location) {
        jvm.eventRequestManager().createBreakpointRequest(location).enable();
    }

    /** Removes all breakpoints. */
    Debuggee breakNowhere() {
        jvm.eventRequestManager().deleteAllBreakpoints();
        return this;
    }

    /** Runs to the next breakpoint; answers null if the program ends before. */
    Stop run() throws Exception {
        return stop();
    }

    /** Goes on to the next line of this method. */
    Stop stepOver() throws Exception {
        return step(StepRequest.STEP_OVER);
    }

    /** Goes on to the next line, of a method that is called if there is one. */
    Stop stepInto() throws Exception {
        return step(StepRequest.STEP_INTO);
    }

    /** Goes on until this method returns. */
    Stop stepOut() throws Exception {
        return step(StepRequest.STEP_OUT);
    }

    private Stop step(int depth) throws Exception {
        Stop stop;
        do {
            stop = stepOnce(depth);
        } while (stop != null && stop.isSynthetic());
        return stop;
    }

    private Stop stepOnce(int depth) throws Exception {
        StepRequest step = jvm.eventRequestManager().createStepRequest(thread, StepRequest.STEP_LINE, depth);
        for (String pattern : NOT_STEPPED_INTO) {
            step.addClassExclusionFilter(pattern);
        }
        step.enable();
        Stop stop = stop();
        if (stop != null) {
            jvm.eventRequestManager().deleteEventRequest(step);
        }
        return stop;
    }

    private Stop stop() throws Exception {
        stopped.resume();
        stopped = await(LocatableEvent.class);
        if (stopped == null) {
            return null;
        }
        LocatableEvent event = (LocatableEvent) stopped.iterator().next();
        thread = event.thread();
        return stopAt(thread.frame(0));
    }

    /** The next set of events whose first is of a type; null if the program ends before. */
    private EventSet await(Class<? extends Event> type) throws InterruptedException {
        while (true) {
            EventSet events = jvm.eventQueue().remove(LIMIT_MILLIS);
            if (events == null) {
                throw new AssertionError("the program neither stopped nor ended in " + LIMIT_MILLIS + " ms");
            } else if (type.isInstance(events.iterator().next())) {
                return events;
            } else if (events.stream().anyMatch(VMDisconnectEvent.class::isInstance)) {
                return null;
            }
            events.resume();
        }
    }

    private static Stop stopAt(StackFrame frame) {
        Location location = frame.location();
        Map<String, String> variables = new TreeMap<>();
        if (frame.thisObject() != null) {
            variables.put("this", frame.thisObject().referenceType().name());
        }
        try {
            for (LocalVariable variable : frame.visibleVariables()) {
                variables.put(variable.name(), text(frame.getValue(variable)));
            }
        } catch (AbsentInformationException e) {
            variables.put("(no variables)", e.getMessage());
        }
        Method method = location.method();
        return new Stop(
                location.declaringType().name(),
                method.name(),
                location.lineNumber(),
                variables,
                method.isSynthetic() && !method.name().startsWith("lambda$"));
    }

    private static String text(Value value) {
        if (value instanceof StringReference string) {
            return string.value();
        } else if (value instanceof ObjectReference object) {
            return object.referenceType().name();
        }
        return String.valueOf(value);
    }

    private static void drain(InputStream printed) {
        Thread thread = new Thread(
                () -> {
                    try (printed) {
                        printed.transferTo(OutputStream.nullOutputStream());
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                "output of the debuggee");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        jvm.process().destroyForcibly().onExit().join();
    }
}
