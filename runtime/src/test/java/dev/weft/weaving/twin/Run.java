// SPDX-License-Identifier: Apache-2.0
package dev.weft.weaving.twin;

import dev.weft.CancelledError;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** One run of a program: what it did, and which of its awaits fail or suspend. One at a time. */
public final class Run {

    /** Which awaits suspend. */
    public enum Suspending {
        NONE,
        ALL,
        SOME
    }

    /** How an awaited thing ends, other than with a value. */
    public enum Fault {
        CHECKED,
        UNCHECKED,
        SUBCLASS,
        ERROR,
        CANCELLED
    }

    private static final int MOST_STEPS = 3000;
    private static final Fault[] RANDOM_FAULTS = {Fault.CHECKED, Fault.UNCHECKED, Fault.SUBCLASS, Fault.ERROR};

    private static Run current;

    private final List<String> trace = new ArrayList<>();
    private final String name;
    private final Random faults;
    private final Random suspensions;
    private final Suspending suspending;

    /** One awaited thing in so many fails, by chance; 0 for none. */
    private int oneIn;

    /** Which awaited thing fails, counted from 0; -1 for none. */
    private int failing = -1;

    private Fault kind;
    private int awaits;
    private int steps;

    private Run(String name, long seed, Suspending suspending) {
        this.name = name + ", suspending " + suspending;
        this.faults = new Random(seed);
        this.suspensions = new Random(~seed);
        this.suspending = suspending;
    }

    /** A run in which nothing fails. */
    public static Run faultless(Suspending suspending) {
        return new Run("no faults", 0, suspending);
    }

    /** A run in which the awaited thing number {@code n}, from 0, fails. */
    public static Run failing(int n, Fault kind, Suspending suspending) {
        Run run = new Run("await " + n + " " + kind, n, suspending);
        run.failing = n;
        run.kind = kind;
        return run;
    }

    /** A run in which one in {@code oneIn} things fails, by chance; none for 0. */
    public static Run random(long seed, int oneIn, Suspending suspending) {
        Run run = new Run("one fault in " + oneIn, seed, suspending);
        run.oneIn = oneIn;
        return run;
    }

    void begin() {
        current = this;
    }

    List<String> trace() {
        return trace;
    }

    /** How many things were awaited. */
    int awaits() {
        return awaits;
    }

    void ended(String how) {
        trace.add(how);
    }

    @Override
    public String toString() {
        return name;
    }

    /** Called by programs: leaves a trace. */
    public static void note(Object what, Object... values) {
        spend();
        current.trace.add(what + " " + Lib.clip(Arrays.deepToString(values)));
    }

    /** Called by programs: leaves the trace of an error. */
    public static void caught(Object id, Throwable error) {
        note("caught" + id, describe(error));
    }

    static String describe(Throwable error) {
        StringBuilder text = new StringBuilder(error.getClass().getSimpleName());
        if (error instanceof Lib.FaultA || error instanceof Lib.FaultB || error instanceof Lib.FaultD) {
            text.append(error.getMessage());
        }
        for (Throwable suppressed : error.getSuppressed()) {
            text.append('+').append(describe(suppressed));
        }
        return text.toString();
    }

    static void spend() {
        if (++current.steps > MOST_STEPS) {
            throw new Lib.FaultD(-1);
        }
    }

    static boolean closeFails() {
        return current.oneIn > 0 && current.faults.nextInt(current.oneIn) == 0;
    }

    /** The error that the thing awaited next ends with, or null. */
    static Throwable fault(int id, Object value) {
        note("v" + id, value);
        Run run = current;
        Fault fault = run.awaits++ == run.failing ? run.kind : null;
        if (run.oneIn > 0 && run.faults.nextInt(run.oneIn) == 0) {
            fault = RANDOM_FAULTS[run.faults.nextInt(RANDOM_FAULTS.length)];
        }
        if (fault == null) {
            return null;
        }
        return switch (fault) {
            case CHECKED -> new Lib.FaultA(id);
            case UNCHECKED -> new Lib.FaultB(id);
            case SUBCLASS -> new Lib.FaultC(id);
            case ERROR -> new Lib.FaultD(id);
            case CANCELLED -> new CancelledError("cancelled");
        };
    }

    static boolean suspends() {
        return switch (current.suspending) {
            case NONE -> false;
            case ALL -> true;
            case SOME -> current.suspensions.nextBoolean();
        };
    }

    static int choose(int n) {
        return current.suspensions.nextInt(n);
    }
}
