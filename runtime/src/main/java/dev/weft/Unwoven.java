// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import dev.weft.frame.Woven;
import java.util.Arrays;

/** Says what to do when {@code await} is reached in code that was not woven. It never blocks instead. */
final class Unwoven {

    /** Set by the agent when it is installed. */
    private static final String AGENT = "weft.agent";

    private Unwoven() {}

    /** Throws; the result type is for {@code return Unwoven.await()}. */
    static <T> T await() {
        IllegalStateException refusal = refusal();
        refusal.setStackTrace(Arrays.stream(new Throwable().getStackTrace())
                .dropWhile(element -> element.getClassName().equals(Unwoven.class.getName()))
                .toArray(StackTraceElement[]::new));
        throw refusal;
    }

    private static IllegalStateException refusal() {
        StackWalker walker = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);
        return walker.walk(frames -> frames.dropWhile(frame -> isOwn(frame.getDeclaringClass()))
                .findFirst()
                .map(Unwoven::explain)
                .orElseGet(() -> new IllegalStateException("await was called in code that is not woven")));
    }

    private static boolean isOwn(Class<?> type) {
        return type == Unwoven.class || type == Weft.class;
    }

    private static IllegalStateException explain(StackWalker.StackFrame caller) {
        Class<?> type = caller.getDeclaringClass();
        String where = type.getName() + "." + caller.getMethodName() + " (line " + caller.getLineNumber() + ")";
        String remedy;
        if (System.getProperty(AGENT) == null && !type.isAnnotationPresent(Woven.class)) {
            remedy = "Weft's agent is not installed. Start the JVM with"
                    + " -javaagent:weft-agent-VERSION-javaagent.jar before the class or -jar argument.";
        } else if (caller.getMethodName().startsWith("lambda$")) {
            remedy =
                    "A lambda is woven if it returns a Coroutine itself; move the await out of it, or return a Coroutine.";
        } else {
            remedy =
                    "Annotate the method with @Async and return Coroutine<T>. If it is annotated, a line on standard error"
                            + " that starts with \"weft: can't weave\" says why its class was left alone, unless the agent's"
                            + " options include and exclude leave it out.";
        }
        return new IllegalStateException("await called in " + where + ", which is not woven. " + remedy);
    }
}
