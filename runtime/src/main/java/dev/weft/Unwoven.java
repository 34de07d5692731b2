// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Woven;
import java.util.Arrays;

/** Says what to do when {@code await} is reached in code that was not woven. It never blocks instead. */
final class Unwoven {

    /** Set by the agent when it is installed. */
    private static final String AGENT = "weft.agent";

    /** Followed by the name of a class that the agent refused: what it said. */
    private static final String REFUSED = "weft.refused.";

    private Unwoven() {}

    /** Throws; the result type is for {@code return Unwoven.refuse("await")}. */
    static <T> T refuse(String call) {
        IllegalStateException refusal = refusal(call);
        throw refusal;
    }

    private static IllegalStateException refusal(String call) {
        StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
        IllegalStateException refusal =
                walker.walk(frames -> frames.dropWhile(frame -> isOwn(frame.getDeclaringClass()))
                        .findFirst()
                        .map(caller -> explain(call, caller))
                        .orElseGet(() -> new IllegalStateException(call + " was called in code that is not woven")));
        refusal.setStackTrace(Arrays.stream(new Throwable().getStackTrace())
                .dropWhile(element -> element.getClassName().equals(Unwoven.class.getName()))
                .toArray(StackTraceElement[]::new));
        return refusal;
    }

    private static boolean isOwn(Class<?> type) {
        return type == Unwoven.class || type == Weft.class || type == Generator.class || type == AsyncGenerator.class;
    }

    private static IllegalStateException explain(String call, StackWalker.StackFrame caller) {
        Class<?> type = caller.getDeclaringClass();
        String where = type.getName() + "." + caller.getMethodName() + " (line " + caller.getLineNumber() + ")";
        String remedy;
        String refused = System.getProperty(REFUSED + type.getName());
        if (refused != null) {
            remedy = refused;
        } else if (System.getProperty(AGENT) == null && !type.isAnnotationPresent(Woven.class)) {
            remedy = "Weft's agent is not installed. Start the JVM with"
                    + " -javaagent:weft-agent-VERSION-javaagent.jar before the class or -jar argument.";
        } else if (caller.getMethodName().startsWith("lambda$")) {
            remedy =
                    "A lambda is woven if it returns a Coroutine itself; move the await out of it, or return a Coroutine.";
        } else {
            remedy =
                    "Annotate the method with @Async and return Coroutine<T>. If it is annotated, the agent's options include"
                            + " and exclude leave its class out.";
        }
        return new IllegalStateException(call + " called in " + where + ", which is not woven: " + remedy);
    }
}
