// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent;

import java.lang.instrument.Instrumentation;

/** The entry points that the JVM calls: {@code -javaagent:weft-agent-VERSION-javaagent.jar[=options]}. */
public final class WeftAgent {

    /** System property that tells the runtime the agent is there; its value is the agent's version. */
    private static final String PRESENT = "weft.agent";

    /** System property that starts programs in debug mode. */
    private static final String DEBUG = "weft.debug";

    private WeftAgent() {}

    /** Called before the program's {@code main}. Bad options stop the JVM with the list of known ones. */
    public static void premain(String arguments, Instrumentation instrumentation) {
        install(arguments, instrumentation);
    }

    /** Called when attached to a running JVM; weaves only classes loaded from then on. */
    public static void agentmain(String arguments, Instrumentation instrumentation) {
        install(arguments, instrumentation);
    }

    private static void install(String arguments, Instrumentation instrumentation) {
        if (System.getProperty(PRESENT) != null) {
            say("the agent is installed already; the second -javaagent is ignored");
            return;
        }
        AgentOptions options = optionsOrExit(arguments);
        instrumentation.addTransformer(new WeavingTransformer(
                options, new FrameDefiner(instrumentation), new Debugging(options.debug(), instrumentation)));
        String version = WeftAgent.class.getPackage().getImplementationVersion();
        System.setProperty(PRESENT, version == null ? "unknown" : version);
        if (options.debug()) {
            System.setProperty(DEBUG, "true");
        }
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

    /** Prints a line for the user. Never through the program's own logging: it may be loading right now. */
    static void say(String line) {
        System.err.println("weft: " + line);
    }
}
