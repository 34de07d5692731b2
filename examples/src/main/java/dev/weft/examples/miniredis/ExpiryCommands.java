// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** Commands on when keys expire. */
final class ExpiryCommands {
    private static final Bytes DEL = Bytes.of("DEL");
    private static final Bytes PEXPIREAT = Bytes.of("PEXPIREAT");

    private final Store store;
    private final Journal journal;

    ExpiryCommands(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    void addTo(CommandTable table) {
        add(table, "expire", 1000, true);
        add(table, "pexpire", 1, true);
        add(table, "expireat", 1000, false);
        add(table, "pexpireat", 1, false);
        table.read("ttl", 2, Keys.ONE, (client, request) -> {
            long left = left(request[1]);
            client.out().integer(left < 0 ? left : (left + 500) / 1000);
        });
        table.read("pttl", 2, Keys.ONE, (client, request) -> client.out().integer(left(request[1])));
        table.write("persist", 2, Keys.ONE, this::persist);
    }

    private void add(CommandTable table, String name, int unitMillis, boolean fromNow) {
        table.write(name, -3, Keys.ONE, (client, request) -> {
            ExpireOptions options = ExpireOptions.parse(request);
            long from = fromNow ? store.now() : 0;
            long deadline = deadline(Numbers.integer(request[2]), unitMillis, from, name);
            client.out().integer(expire(request[1], deadline, options));
        });
    }

    /** Unlike that of SET, the time may have passed. */
    private static long deadline(long amount, int unitMillis, long from, String command) throws CommandException {
        if (amount > Long.MAX_VALUE / unitMillis
                || amount < Long.MIN_VALUE / unitMillis
                || amount * unitMillis > Long.MAX_VALUE - from) {
            throw CommandException.expireTime(command);
        }
        return from + amount * unitMillis;
    }

    private boolean expire(Bytes key, long deadline, ExpireOptions options) {
        Value value = store.change(key);
        if (value == null || !options.allow(value.deadline(), deadline)) {
            return false;
        }
        if (deadline <= store.now() && !store.isFrozen()) {
            store.remove(key);
            journal.tell(DEL, key);
        } else {
            store.expireAt(key, value, deadline);
            journal.tell(PEXPIREAT, key, Bytes.of(deadline));
        }
        return true;
    }

    private void persist(Client client, Bytes[] request) {
        Value value = store.change(request[1]);
        boolean expires = value != null && value.expires();
        if (expires) {
            store.expireAt(request[1], value, Value.NEVER);
        }
        client.out().integer(expires);
    }

    /** Milliseconds; -1 if it doesn't expire, -2 if it isn't there. */
    private long left(Bytes key) {
        Value value = store.find(key);
        if (value == null) {
            return -2;
        }
        return value.expires() ? Math.max(0, value.deadline() - store.now()) : -1;
    }

    /** What may follow a time to live: {@code NX}, or {@code XX} and one of {@code GT} and {@code LT}. */
    private record ExpireOptions(boolean none, boolean some, boolean later, boolean earlier) {
        static ExpireOptions parse(Bytes[] request) throws CommandException {
            boolean none = false;
            boolean some = false;
            boolean later = false;
            boolean earlier = false;
            for (int i = 3; i < request.length; i++) {
                if (request[i].is("NX")) {
                    none = true;
                } else if (request[i].is("XX")) {
                    some = true;
                } else if (request[i].is("GT")) {
                    later = true;
                } else if (request[i].is("LT")) {
                    earlier = true;
                } else {
                    throw new CommandException("ERR Unsupported option " + request[i]);
                }
            }
            if (none && (some || later || earlier)) {
                throw new CommandException("ERR NX and XX, GT or LT options at the same time are not compatible");
            } else if (later && earlier) {
                throw new CommandException("ERR GT and LT options at the same time are not compatible");
            }
            return new ExpireOptions(none, some, later, earlier);
        }

        boolean allow(long before, long after) {
            boolean expires = before != Value.NEVER;
            return !(none && expires)
                    && !(some && !expires)
                    && !(later && after <= before)
                    && !(earlier && after >= before);
        }
    }
}
