// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import dev.weft.agent.report.TaskReport;
import java.lang.instrument.Instrumentation;
import java.util.List;

/** The entry points that the JVM calls: {@code -javaagent:weft-agent-VERSION-javaagent.jar[=options]}. */
public final class WeftAgent {

    /** System property that tells the runtime the agent is there; its value is the agent's version. */
    private static final String PRESENT = "weft.agent";

    /** System property that starts programs in debug mode. */
    private static final String DEBUG = "weft.debug";

    private WeftAgent() {}

    /** Called before the program's {@code main}. Bad options stop the JVM with the list of known ones. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        if (!isInstalled()) {
            install(optionsOrExit(arguments), instrumentation);
        }
    }

    /**
     * Called when attached to a running JVM; weaves only classes loaded from then on, and names those that came before.
     * Attached for a report of the JVM's tasks, it only writes that.
     *
     * @throws IllegalArgumentException for bad options; the JVM tells whoever attached that the agent failed
     */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        if (TaskReport.isAsked(arguments)) {
            TaskReport.write(arguments, instrumentation);
            return;
        }
        if (isInstalled()) {
            return;
        }
        WeavingTransformer weaver = install(AgentOptions.parse(arguments), instrumentation);
        // Only an executable jar's own manifest can leave the right to retransform out, and it attaches before its
        // program.
        if (instrumentation.isRetransformClassesSupported()) {
            refuseLoaded(instrumentation, weaver);
        }
    }

    private static boolean isInstalled() {
        boolean installed = System.getProperty(PRESENT) != null;
        if (installed) {
            say("the agent is installed already; this one is ignored");
        }
        return installed;
    }

    /** An exception leaving {@code premain} would stop the JVM too, but behind a page of stack trace. */
    private static AgentOptions optionsOrExit(String arguments) {
        try {
            return AgentOptions.parse(arguments);
        } catch (IllegalArgumentException e) {
            say(e.getMessage());
            System.exit(2);
            throw e;
        }
    }

    private static WeavingTransformer install(AgentOptions options, Instrumentation instrumentation) {
        WeavingTransformer weaver = new WeavingTransformer(
                options, new FrameDefiner(instrumentation), new Debugging(options.debug(), instrumentation));
        instrumentation.addTransformer(weaver);
        String version = WeftAgent.class.getPackage().getImplementationVersion();
        System.setProperty(PRESENT, version == null ? "unknown" : version);
        if (options.debug()) {
            System.setProperty(DEBUG, "true");
        }
        return weaver;
    }

    private static void refuseLoaded(Instrumentation instrumentation, WeavingTransformer weaver) {
        try {
            for (String name : LoadedClasses.find(instrumentation, weaver)) {
                Refused.report(
                        name,
                        List.of(name + " was loaded before the agent, too late to be woven: its @Async methods stay as"
                                + " they are. Start the JVM with -javaagent, or weave the class when it is built."));
            }
        } catch (Exception | LinkageError | InternalError e) {
            say("can't tell which classes were loaded before the agent, too late to be woven: " + e);
        }
    }

    /** Prints a line for the user. Never through the program's own logging: it may be loading right now. */
    static void say(String line) {
        System.err.println("weft: " + line);
    }
}
