// SPDX-License-Identifier: Apache-2.0
package dev.weft;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

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
        return left.equals(exceptions) ? this : left.isEmpty() ? new ExceptionGroup(left, getMessage()) : derived(left);
    }

    /** Throws this group unless every error in it was handled. */
    public void rethrow() {
        if (!exceptions.isEmpty()) {
            throw this;
        }
    }

    /** The errors of a type, with the groups they stand in; null if there are none. */
    public ExceptionGroup subgroup(Class<? extends Throwable> type) {
        return subgroup(type::isInstance);
    }

    /** The errors, and whole groups, that {@code wanted} accepts, with the groups they stand in; null if there are none. */
    public ExceptionGroup subgroup(Predicate<? super Throwable> wanted) {
        return split(wanted).matching();
    }

    /** Divides the errors by type. */
    public Split split(Class<? extends Throwable> type) {
        return split(type::isInstance);
    }

    /** Divides the errors, and whole groups, into those that {@code wanted} accepts and the others. */
    public Split split(Predicate<? super Throwable> wanted) {
        if (wanted.test(this)) {
            return new Split(this, null);
        }
        List<Throwable> matching = new ArrayList<>();
        List<Throwable> rest = new ArrayList<>();
        for (Throwable error : exceptions) {
            if (error instanceof ExceptionGroup nested) {
                Split split = nested.split(wanted);
                addUnlessNull(split.matching(), matching);
                addUnlessNull(split.rest(), rest);
            } else {
                (wanted.test(error) ? matching : rest).add(error);
            }
        }
        return new Split(derivedOrNull(matching), derivedOrNull(rest));
    }

    /**
     * A group divided in two, each with the structure of the whole.
     *
     * @param matching the errors that were wanted; null if there are none
     * @param rest the others; null if there are none
     */
    public record Split(ExceptionGroup matching, ExceptionGroup rest) {}

    /** A group like this with other errors: what a subclass overrides to keep its type and state when it is divided. */
    protected ExceptionGroup derive(List<? extends Throwable> errors) {
        return new ExceptionGroup(getMessage(), errors);
    }

    private static void addUnlessNull(ExceptionGroup group, List<Throwable> to) {
        if (group != null) {
            to.add(group);
        }
    }

    private ExceptionGroup derivedOrNull(List<Throwable> errors) {
        return errors.isEmpty() ? null : derived(errors);
    }

    private ExceptionGroup derived(List<Throwable> errors) {
        ExceptionGroup group = derive(errors);
        group.setStackTrace(getStackTrace());
        if (getCause() != null && group.getCause() == null) {
            group.initCause(getCause());
        }
        suppressedBeside().forEach(group::addSuppressed);
        return group;
    }

    /** What was suppressed when the group was thrown, such as the error of a resource that failed to close. */
    final List<Throwable> suppressedBeside() {
        List<Throwable> suppressed = List.of(getSuppressed());
        return suppressed.subList(exceptions.size(), suppressed.size()); // the members come first
    }

    /** Prints the group and its members as a tree. */
    @Override
    public void printStackTrace(PrintStream out) {
        out.print(ExceptionTree.of(this));
    }

    /** Prints the group and its members as a tree. */
    @Override
    public void printStackTrace(PrintWriter out) {
        out.print(ExceptionTree.of(this));
    }
}
