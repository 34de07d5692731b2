// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Several errors that happened at the same time, such as those of the tasks of a {@link TaskGroup}. They are also its
 * suppressed exceptions, so that a printed stack trace shows each.
 */
public class ExceptionGroup extends RuntimeException {

    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // as Throwable's own list of suppressed exceptions
    private final List<Throwable> exceptions;

    /**
     * Groups {@code exceptions}.
     *
     * @throws IllegalArgumentException if there are none
     */
    public ExceptionGroup(String message, List<? extends Throwable> exceptions) {
        this(exceptions, message);
        if (exceptions.isEmpty()) {
            throw new IllegalArgumentException("an ExceptionGroup needs at least one exception");
        }
    }

    /** A group that may be empty: what {@link #handle} has left. */
    @SuppressWarnings("this-escape") // addSuppressed is final
    private ExceptionGroup(List<? extends Throwable> exceptions, String message) {
        super(message);
        this.exceptions = List.copyOf(exceptions);
        for (Throwable each : exceptions) {
            addSuppressed(each);
        }
    }

    /** The errors, in the order they happened. */
    public List<Throwable> exceptions() {
        return exceptions;
    }

    /**
     * Gives every error of a type to {@code handler}, those in nested groups included: Python's {@code except*}.
     *
     * @return the errors that are left; {@link #rethrow} throws them, if there are any
     */
    public <E extends Throwable> ExceptionGroup handle(Class<E> type, Consumer<? super E> handler) {
        List<Throwable> left = new ArrayList<>();
        for (Throwable error : exceptions) {
            if (type.isInstance(error)) {
                handler.accept(type.cast(error));
            } else if (error instanceof ExceptionGroup nested) {
                ExceptionGroup rest = nested.handle(type, handler);
                if (!rest.exceptions.isEmpty()) {
                    left.add(rest);
                }
            } else {
                left.add(error);
            }
        }
        return left.size() == exceptions.size() && left.equals(exceptions) ? this : derived(left);
    }

    /** Throws this group unless every error in it was handled. */
    public void rethrow() {
        if (!exceptions.isEmpty()) {
            throw this;
        }
    }

    private ExceptionGroup derived(List<Throwable> left) {
        ExceptionGroup group = new ExceptionGroup(left, getMessage());
        group.setStackTrace(getStackTrace());
        group.initCause(getCause());
        return group;
    }
}
