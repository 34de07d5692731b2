// SPDX-License-Identifier: Apache-2.0
package dev.weft.load;

import dev.weft.CancelledError;
import dev.weft.ExceptionGroup;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;

/** The accounts of a load, and their sums. */
final class Ledger {

    private final long seed;

    /** Those that are not settled, by their numbers. */
    private final Map<Integer, Account> open = new HashMap<>();

    /** What should not have happened. */
    private final List<String> failures = new ArrayList<>();

    /** How often what was to go wrong did. */
    private final Map<Account.Fault, Integer> faults = new EnumMap<>(Account.Fault.class);

    private int operations;
    private long sent;
    private long received;
    private long lost;

    Ledger(long seed) {
        this.seed = seed;
    }

    Account open() {
        Account account = new Account(operations++, seed);
        open.put(account.number, account);
        return account;
    }

    boolean knows(int number) {
        return open.containsKey(number);
    }

    Account find(int number) {
        Account account = open.get(number);
        if (account == null) {
            throw new AssertionError("no account " + number);
        }
        return account;
    }

    /** An operation, or its other end, has thrown {@code error}. */
    void thrown(Account account, Throwable error) {
        if (!isExpected(account, error)) {
            fail(account + ": " + describe(error));
        }
    }

    void fail(String failure) {
        failures.add(failure);
    }

    private static boolean isExpected(Account account, Throwable error) {
        if (error instanceof ExceptionGroup group) {
            return group.exceptions().stream().allMatch(each -> isExpected(account, each));
        }
        return account.broken
                && (error instanceof IOException
                        || error instanceof CancelledError
                        || error instanceof TimeoutException);
    }

    private static String describe(Throwable error) {
        StringBuilder text = new StringBuilder(error.toString());
        for (StackTraceElement element : error.getStackTrace()) {
            text.append("\n\tat ").append(element);
        }
        if (error instanceof ExceptionGroup group) {
            group.exceptions().forEach(each -> text.append("\n-- ").append(describe(each)));
        }
        return text.toString();
    }

    /** Nothing is under way: each byte has come, or is lost with a connection that was broken. */
    void settle() {
        for (Account account : open.values()) {
            sent += account.up.sent() + (long) account.down.sent();
            received += account.up.received() + (long) account.down.received();
            lost += account.lost();
            if (account.broken) {
                faults.merge(account.fault, 1, Integer::sum);
            } else if (account.lost() != 0) {
                fail("lost without a reason: " + account);
            }
        }
        open.clear();
    }

    List<String> failures() {
        return failures;
    }

    long sent() {
        return sent;
    }

    long received() {
        return received;
    }

    long lost() {
        return lost;
    }

    @Override
    public String toString() {
        return operations + " operations, " + sent + " bytes sent = " + received + " received + " + lost
                + " lost on purpose, faults " + faults;
    }
}
