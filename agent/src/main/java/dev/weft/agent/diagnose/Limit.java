// SPDX-License-Identifier: Apache-2.0
package dev.weft.agent.diagnose;

import java.util.Locale;

/** What the weaver refuses: why, and what to write instead. Each has a heading of its name in docs/limits.md. */
public enum Limit {
    RESULT(
            "an @Async method can't return %s",
            "Return Coroutine<T> (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to start at once."),
    LAMBDA(
            "a lambda with an await in it returns %s",
            "Return Coroutine<T> (Coroutine<Void> and `return done()` for void), or CompletableFuture<T> to start at once;"
                    + " or await before the lambda and capture the value."),
    SYNCHRONIZED(
            "the method is synchronized, and a monitor can't be held across an await",
            "Remove synchronized; between two awaits a coroutine runs atomically."),
    MONITOR(
            "it awaits while it holds a monitor, so that other tasks would run inside the synchronized block",
            "Await outside the block; between two awaits a coroutine runs atomically on its loop."),
    NATIVE("a native method has no code to weave", "Remove @Async and await the method through Weft.toThread."),
    CONSTRUCTOR(
            "a constructor can't await: the object would be half made while others run",
            "Await in a static @Async method that ends with `return done(new %s(...))`."),
    CLASS_INITIALIZER(
            "a class initialiser can't await: the class would be half initialised while others run",
            "Await in an @Async method, and keep the result where it is needed."),
    AWAIT_IN_GENERATOR(
            "a Generator can't await: whoever iterates it is not suspended",
            "Return AsyncGenerator<Y, S>, and iterate with `for (x : await(...))`."),
    YIELD(
            "it calls %s in a method that returns %s",
            "Yield with Generator.yield in a Generator, and with AsyncGenerator.yield in an AsyncGenerator."),
    YIELD_IN_SCOPE(
            "it yields inside a TaskGroup or Timeout, which would then cancel whatever the consumer does meanwhile",
            "Yield behind the try block, or send the items through a queue from a task."),
    SCOPE(
            "it closes a TaskGroup or Timeout in a shape this weaver doesn't know",
            "Open it in the head of a try statement; or use TaskGroup.run(group -> ...), or waitFor in place of timeout."),
    ASYNC_FOR(
            "the result of await(AsyncIterable) is used outside the head of a for loop",
            "Write `for (x : await(source))`."),
    UNDER_CONSTRUCTION(
            "an object under construction is held across an await in a shape this weaver doesn't know",
            "Await into a variable first and construct the object from it."),
    THIS_REPLACED(
            "it keeps something else in the place of `this`, as optimisers of class files do",
            "Weave at build time, before the optimiser, or keep the optimiser from @Async methods."),
    OLD_CLASS_FILE("its class file is older than Java 8's", "Compile it for Java 8 or later."),
    NEW_CLASS_FILE(
            "its class file has version %s, which this weaver can't read (%s)",
            "Compile it for an older release (--release 25), or use a newer Weft."),
    TOO_LARGE("woven, its code has %s bytes, and the JVM allows 65535", "Move part of it into another @Async method.");

    private final String reason;
    private final String remedy;

    Limit(String reason, String remedy) {
        this.reason = reason;
        this.remedy = remedy;
    }

    /**
     * Refuses.
     *
     * @param owner internal name of the class
     * @param method the method, or null when the whole class is meant
     * @param line source line; 0 when unknown
     * @param details what the texts name, in their order
     */
    public Refusal refuse(String owner, String method, int line, Object... details) {
        return new Refusal(
                this, owner.replace('/', '.'), method, line, reason.formatted(details), remedy.formatted(details));
    }

    /** Its page. */
    String page() {
        return "docs/limits.md#" + anchor();
    }

    /** Its heading's anchor in docs/limits.md. */
    public String anchor() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
