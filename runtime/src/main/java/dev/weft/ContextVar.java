// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.NoSuchElementException;

/**
 * A variable whose value belongs to a {@link Context}, and so to a task: asyncio's {@code ContextVar}. What a task sets,
 * tasks that it starts from then on see, and others don't. Awaited coroutines share the variables of the task that awaits
 * them, and so do generators.
 *
 * <p>A variable may be used from any thread; each thread outside a loop has a context of its own.
 *
 * @param <T> of its values
 */
public final class ContextVar<T> {

    /** What {@link Context#find} answers for a variable that has no value there. */
    static final Object UNSET = new Object();

    private final String name;

    /** {@link #UNSET} for none. */
    private final Object initial;

    private ContextVar(String name, Object initial) {
        this.name = name;
        this.initial = initial;
    }

    /** A variable without a value. Make it once, in a static field: contexts hold it for ever. */
    public static <T> ContextVar<T> of(String name) {
        return new ContextVar<>(name, UNSET);
    }

    /** A variable that has the value {@code initial} where none is set. */
    public static <T> ContextVar<T> of(String name, T initial) {
        return new ContextVar<>(name, initial);
    }

    /**
     * Its value in the current context.
     *
     * @throws NoSuchElementException if it has none, and no initial one
     */
    public T get() {
        return valueIn(Context.currentOrNull());
    }

    /** Its value in the current context, or {@code other} if none is set there; the initial one does not count. */
    @SuppressWarnings("unchecked")
    public T get(T other) {
        Context context = Context.currentOrNull();
        Object value = context == null ? UNSET : context.find(this);
        return value == UNSET ? other : (T) value;
    }

    /** Sets its value in the current context; the token undoes that. */
    public Token set(T value) {
        Context context = Context.current();
        Change<T> change = new Change<>(this, context, context.find(this));
        context.put(this, value);
        return change;
    }

    /**
     * Gives it the value it had before the {@link #set} that answered {@code token}.
     *
     * @throws IllegalArgumentException if the token is another variable's, or was made in another context
     * @throws IllegalStateException if the token has been used
     */
    public void reset(Token token) {
        Change<?> change = token instanceof Change<?> made ? made : null;
        if (change != null && change.used) {
            throw new IllegalStateException(token + " has already been used once");
        } else if (change == null || change.variable != this) {
            throw new IllegalArgumentException(token + " was created by a different ContextVar than " + this);
        } else if (change.context != Context.currentOrNull()) {
            throw new IllegalArgumentException(
                    token + " was created in a different Context; reset it in the task that has set it");
        }
        change.used = true;
        change.context.put(this, change.before);
    }

    @SuppressWarnings("unchecked")
    T valueIn(Context context) {
        Object value = context == null ? UNSET : context.find(this);
        if (value == UNSET) {
            value = initial;
        }
        if (value == UNSET) {
            throw new NoSuchElementException(this + " has no value in this context");
        }
        return (T) value;
    }

    /** Names it. */
    @Override
    public String toString() {
        return "<ContextVar " + name + ">";
    }

    /** What undoes a {@link ContextVar#set}, by {@link ContextVar#reset}. */
    public interface Token {}

    private static final class Change<T> implements Token {

        private final ContextVar<T> variable;
        private final Context context;

        /** {@link #UNSET} for none. */
        private final Object before;

        private boolean used;

        Change(ContextVar<T> variable, Context context, Object before) {
            this.variable = variable;
            this.context = context;
            this.before = before;
        }

        @Override
        public String toString() {
            return "<Token of " + variable + (used ? ", used" : "") + ">";
        }
    }
}
