// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.Arrays;
import java.util.concurrent.Callable;
import java.util.concurrent.Executor;

/**
 * The values of {@link ContextVar}s: asyncio's {@code Context}. A task has one of its own, a copy of that in which it was
 * made; a callback runs in a copy of that in which it was given to the loop; each thread outside a loop has one.
 *
 * <p>Not thread-safe: a context belongs to whatever runs in it.
 */
public final class Context {

    /*
     * Null stands for an empty context wherever one is kept, until a variable is set there: who sets none pays nothing.
     */

    private static final Object[] EMPTY = {};

    /** The contexts of threads, where no loop runs. */
    private static final ThreadLocal<Context> OUTSIDE = new ThreadLocal<>();

    /** Each variable followed by its value. Never changed, but replaced, so that a copy shares it. */
    private Object[] values;

    /** Whether {@link #run} is under way. */
    private boolean entered;

    private Context(Object[] values) {
        this.values = values;
    }

    /** A copy of the current context: changes to one are not seen in the other. */
    public static Context copyCurrent() {
        Context current = currentOrNull();
        Context copy = new Context(current == null ? EMPTY : current.values);
        EventLoop loop = EventLoop.runningOrNull();
        return loop == null ? copy : withMdc(loop, copy);
    }

    /** An executor that runs what it is given in a copy of the context of whoever gives it. */
    public static Executor carriedBy(Executor executor) {
        return command -> {
            Context context = copyCurrent();
            EventLoop loop = EventLoop.runningOrNull();
            boolean carriesMdc = loop != null && loop.carriesMdc;
            executor.execute(carriesMdc ? () -> Mdc.run(context, command) : () -> context.run(command));
        };
    }

    /**
     * Runs {@code body} with this as the current context.
     *
     * @throws IllegalStateException if it is in use already: by such a call, or by the task that runs
     */
    public void run(Runnable body) {
        Context before = enter();
        try {
            body.run();
        } finally {
            leave(before);
        }
    }

    /** Calls {@code body} with this as the current context, as {@link #run}, and answers its result. */
    public <T> T call(Callable<T> body) throws Exception {
        Context before = enter();
        try {
            return body.call();
        } finally {
            leave(before);
        }
    }

    /**
     * The value of {@code variable} here.
     *
     * @throws java.util.NoSuchElementException if it has none, and no initial one
     */
    public <T> T get(ContextVar<T> variable) {
        return variable.valueIn(this);
    }

    /** How many variables are set here. */
    public int size() {
        return values.length / 2;
    }

    /** The current context; made if it was empty. */
    static Context current() {
        Context context = currentOrNull();
        if (context == null) {
            context = empty();
            makeCurrent(context);
        }
        return context;
    }

    /** The current context, or null if it is empty. */
    static Context currentOrNull() {
        EventLoop loop = EventLoop.runningOrNull();
        return loop == null ? OUTSIDE.get() : loop.context();
    }

    /** A copy of {@code context}; null if that is empty. */
    static Context copyOf(Context context) {
        return context == null || context.values.length == 0 ? null : new Context(context.values);
    }

    /** The value of {@code variable}, or {@link ContextVar#UNSET}. */
    Object find(ContextVar<?> variable) {
        Object[] pairs = values;
        for (int i = 0; i < pairs.length; i += 2) {
            if (pairs[i] == variable) {
                return pairs[i + 1];
            }
        }
        return ContextVar.UNSET;
    }

    /** A copy of the context that runs, for something that {@code loop} is to run; null if it is empty. */
    static Context copyFor(EventLoop loop) {
        return withMdc(loop, copyOf(loop.isRunning() ? loop.context() : currentOrNull()));
    }

    /** As {@link #copyFor}, called by any thread. */
    static Context copyOfCallersFor(EventLoop loop) {
        return withMdc(loop, copyOf(currentOrNull()));
    }

    private static Context withMdc(EventLoop loop, Context copy) {
        return loop.carriesMdc ? Mdc.into(copy) : copy;
    }

    /** As {@link #copyFor}, for something that runs more than once: what one call sets, the next sees. */
    static Context lastingCopyFor(EventLoop loop) {
        Context copy = copyFor(loop);
        return copy == null ? empty() : copy;
    }

    /** What calls {@code body}, in another thread, in a copy of the context that is current on {@code loop} now. */
    static <T> Callable<T> carrying(EventLoop loop, Callable<T> body) {
        Context context = lastingCopyFor(loop);
        return loop.carriesMdc ? () -> Mdc.call(context, body) : () -> context.call(body);
    }

    static Context empty() {
        return new Context(EMPTY);
    }

    /** Sets a variable, or, for {@link ContextVar#UNSET}, removes it. */
    void put(ContextVar<?> variable, Object value) {
        Object[] pairs = values;
        int at = 0;
        while (at < pairs.length && pairs[at] != variable) {
            at += 2;
        }
        boolean known = at < pairs.length;
        if (value == ContextVar.UNSET) {
            if (known) {
                Object[] fewer = Arrays.copyOf(pairs, pairs.length - 2);
                System.arraycopy(pairs, at + 2, fewer, at, fewer.length - at);
                values = fewer;
            }
            return;
        }
        Object[] changed = Arrays.copyOf(pairs, known ? pairs.length : pairs.length + 2);
        changed[at] = variable;
        changed[at + 1] = value;
        values = changed;
    }

    private Context enter() {
        Context before = currentOrNull();
        if (entered || before == this) {
            throw new IllegalStateException("cannot enter context: " + this + " is already entered");
        }
        entered = true;
        makeCurrent(this);
        return before;
    }

    private void leave(Context before) {
        entered = false;
        makeCurrent(before);
    }

    private static void makeCurrent(Context context) {
        EventLoop loop = EventLoop.runningOrNull();
        if (loop != null) {
            loop.setContext(context);
        } else if (context == null) {
            OUTSIDE.remove();
        } else {
            OUTSIDE.set(context);
        }
    }

    /** Tells how many variables are set. */
    @Override
    public String toString() {
        return "<Context of " + size() + " variables>";
    }
}
