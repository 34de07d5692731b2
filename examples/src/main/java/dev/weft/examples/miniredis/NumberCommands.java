// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.math.BigDecimal;

/** INCR and its kin. */
final class NumberCommands {
    private static final Bytes KEEPTTL = Bytes.of("KEEPTTL");

    private static final String INFINITE = "ERR increment would produce NaN or Infinity";

    private final Store store;
    private final Journal journal;

    NumberCommands(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    void addTo(CommandTable table) {
        table.write("incr", 2, Keys.ONE, (client, request) -> add(client, request[1], 1));
        table.write("decr", 2, Keys.ONE, (client, request) -> add(client, request[1], -1));
        table.write("incrby", 3, Keys.ONE, (client, request) -> add(client, request[1], Numbers.integer(request[2])));
        table.write("decrby", 3, Keys.ONE, this::decrease);
        table.write("incrbyfloat", 3, Keys.ONE, this::addReal);
    }

    private void decrease(Client client, Bytes[] request) throws CommandException {
        long amount = Numbers.integer(request[2]);
        if (amount == Long.MIN_VALUE) {
            throw new CommandException("ERR decrement would overflow");
        }
        add(client, request[1], -amount);
    }

    private void add(Client client, Bytes key, long amount) throws CommandException {
        StringValue value = store.change(key, StringValue.class);
        if (value == null) {
            store.put(key, new StringValue(Bytes.of(amount)));
            client.out().integer(amount);
            return;
        }
        long sum = sum(value.integer(), amount);
        value.set(sum);
        store.changed(key, value);
        client.out().integer(sum);
    }

    static long sum(long one, long other) throws CommandException {
        long sum = one + other;
        if (((one ^ sum) & (other ^ sum)) < 0) {
            throw new CommandException(CommandException.OVERFLOW);
        }
        return sum;
    }

    private void addReal(Client client, Bytes[] request) throws CommandException {
        Bytes key = request[1];
        StringValue before = store.find(key, StringValue.class);
        BigDecimal number = before == null ? BigDecimal.ZERO : real(before.bytes());
        Bytes sum = Numbers.real(Numbers.sum(number, real(request[2])));
        StringValue after = new StringValue(sum);
        if (before != null) {
            after.deadline(before.deadline());
        }
        store.put(key, after);
        journal.tell(SetOptions.SET, key, sum, KEEPTTL); // the sum itself: the next version may add otherwise
        client.out().bulk(sum);
    }

    private static BigDecimal real(Bytes text) throws CommandException {
        return Numbers.real(text, INFINITE, CommandException.NOT_A_FLOAT);
    }
}
