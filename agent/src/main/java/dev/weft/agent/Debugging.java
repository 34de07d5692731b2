// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import dev.weft.agent.analyze.Keep;
import java.lang.instrument.Instrumentation;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Map;
import java.util.Set;

/** What is done for debuggers; found out at the first woven class, so that programs without one start faster. */
final class Debugging {

    /** System property that tells the runtime of a debugger; a user may have set it, to say otherwise. */
    private static final String DEBUGGER = "weft.debugger";

    private static final String[] NONE = {};

    private final boolean debug;
    private final Instrumentation instrumentation;

    /** Null before it was found out. */
    private Keep keep;

    Debugging(boolean debug, Instrumentation instrumentation) {
        this.debug = debug;
        this.instrumentation = instrumentation;
    }

    /** Which variables frames save. */
    synchronized Keep keep() {
        if (keep == null) {
            Debugger debugger = Debugger.of(jvmOptions());
            keep = debug || debugger != Debugger.ABSENT ? Keep.NAMED : Keep.LIVE;
            if (debugger == Debugger.PRESENT && System.getProperty(DEBUGGER) == null) {
                System.setProperty(DEBUGGER, "true");
            }
        }
        return keep;
    }

    /** What {@code RuntimeMXBean} answers, without its module, which a program may lack and which takes long to load. */
    private String[] jvmOptions() {
        try {
            instrumentation.redefineModule(
                    Object.class.getModule(),
                    Set.of(),
                    Map.of("jdk.internal.misc", Set.of(Debugging.class.getModule())),
                    Map.of(),
                    Set.of(),
                    Map.of());
            String[] options = (String[]) MethodHandles.lookup()
                    .findStatic(
                            Class.forName("jdk.internal.misc.VM"),
                            "getRuntimeArguments",
                            MethodType.methodType(String[].class))
                    .invokeExact();
            return options == null ? NONE : options;
        } catch (Throwable e) {
            return NONE; // another JVM; the agent's debug=true and the property say the same
        }
    }
}
