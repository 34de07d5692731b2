// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** Commands on lists that never wait. */
final class ListCommands {
    static final Bytes LMOVE = Bytes.of("LMOVE");

    private final Store store;

    ListCommands(Store store) {
        this.store = store;
    }

    void addTo(CommandTable table) {
        table.write("lpush", -3, Keys.ONE, (client, request) -> push(client, request, End.LEFT));
        table.write("rpush", -3, Keys.ONE, (client, request) -> push(client, request, End.RIGHT));
        table.write("lpushx", -3, Keys.ONE, (client, request) -> pushIfPresent(client, request, End.LEFT));
        table.write("rpushx", -3, Keys.ONE, (client, request) -> pushIfPresent(client, request, End.RIGHT));
        table.write("lpop", -2, Keys.ONE, (client, request) -> pop(client, request, End.LEFT));
        table.write("rpop", -2, Keys.ONE, (client, request) -> pop(client, request, End.RIGHT));
        table.read("llen", 2, Keys.ONE, this::length);
        table.read("lrange", 4, Keys.ONE, this::range);
        table.read("lindex", 3, Keys.ONE, this::index);
        table.write("lset", 4, Keys.ONE, this::set);
        table.write("lrem", 4, Keys.ONE, this::remove);
        table.write("ltrim", 4, Keys.ONE, this::trim);
        table.write("linsert", 5, Keys.ONE, this::insert);
        table.write(
                "lmove",
                5,
                Keys.TWO,
                (client, request) -> move(client, request, End.of(request[3]), End.of(request[4])));
        table.write("rpoplpush", 3, Keys.TWO, (client, request) -> move(client, request, End.RIGHT, End.LEFT));
    }

    private void push(Client client, Bytes[] request, End end) throws CommandException {
        push(client, request, end, store.changeOrAdd(request[1], ListValue.class, ListValue::new));
    }

    private void pushIfPresent(Client client, Bytes[] request, End end) throws CommandException {
        ListValue list = store.change(request[1], ListValue.class);
        if (list == null) {
            client.out().integer(0);
        } else {
            push(client, request, end, list);
        }
    }

    private void push(Client client, Bytes[] request, End end, ListValue list) {
        for (int i = 2; i < request.length; i++) {
            list.add(end, request[i]);
        }
        client.out().integer(list.size());
        store.changed(request[1], list);
    }

    private void pop(Client client, Bytes[] request, End end) throws CommandException {
        if (request.length > 3) {
            throw CommandException.arity(end == End.LEFT ? "lpop" : "rpop");
        }
        boolean counted = request.length == 3;
        long count = counted ? positive(request[2]) : 1;
        ListValue list = store.change(request[1], ListValue.class);
        if (list == null) {
            if (counted) {
                client.out().nilArray();
            } else {
                client.out().nil();
            }
            return;
        }
        int taken = (int) Math.min(count, list.size());
        if (counted) {
            client.out().array(taken);
        }
        for (int i = 0; i < taken; i++) {
            client.out().bulk(list.remove(end));
        }
        if (taken > 0) {
            store.changed(request[1], list);
        }
    }

    static long positive(Bytes text) throws CommandException {
        long count = Numbers.integer(text, CommandException.NOT_POSITIVE);
        if (count < 0) {
            throw new CommandException(CommandException.NOT_POSITIVE);
        }
        return count;
    }

    private void length(Client client, Bytes[] request) throws CommandException {
        ListValue list = store.find(request[1], ListValue.class);
        client.out().integer(list == null ? 0 : list.size());
    }

    private void range(Client client, Bytes[] request) throws CommandException {
        Range range = Range.parse(request[2], request[3]);
        ListValue list = store.find(request[1], ListValue.class);
        range = range.in(list == null ? 0 : list.size());
        client.out().array(range.length());
        for (long i = range.start(); i <= range.end(); i++) {
            client.out().bulk(list.get((int) i));
        }
    }

    private void index(Client client, Bytes[] request) throws CommandException {
        ListValue list = store.find(request[1], ListValue.class);
        if (list == null) {
            client.out().nil();
            return;
        }
        int index = index(list, request[2]);
        client.out().bulk(index < 0 ? null : list.get(index));
    }

    /** The place that an index, from the end if negative, means; -1 if the list has none. */
    private static int index(ListValue list, Bytes text) throws CommandException {
        long index = Numbers.integer(text);
        long place = index < 0 ? index + list.size() : index;
        return place < 0 || place >= list.size() ? -1 : (int) place;
    }

    private void set(Client client, Bytes[] request) throws CommandException {
        ListValue list = store.change(request[1], ListValue.class);
        if (list == null) {
            throw new CommandException(CommandException.NO_SUCH_KEY);
        }
        int index = index(list, request[2]);
        if (index < 0) {
            throw new CommandException(CommandException.INDEX_OUT_OF_RANGE);
        }
        list.set(index, request[3]);
        store.changed(request[1], list);
        client.out().ok();
    }

    private void remove(Client client, Bytes[] request) throws CommandException {
        long count = Numbers.integer(request[2]);
        ListValue list = store.change(request[1], ListValue.class);
        int removed = 0;
        if (list != null) {
            long most = count == 0 || count == Long.MIN_VALUE ? Long.MAX_VALUE : Math.abs(count);
            removed = list.removeAll(request[3], most, count < 0 ? End.RIGHT : End.LEFT);
            if (removed > 0) {
                store.changed(request[1], list);
            }
        }
        client.out().integer(removed);
    }

    private void trim(Client client, Bytes[] request) throws CommandException {
        Range range = Range.parse(request[2], request[3]);
        ListValue list = store.change(request[1], ListValue.class);
        if (list != null) {
            Range kept = range.in(list.size());
            if (kept.isEmpty()) {
                list.trim(0, 0);
            } else {
                list.trim((int) kept.start(), (int) kept.end() + 1);
            }
            store.changed(request[1], list);
        }
        client.out().ok();
    }

    private void insert(Client client, Bytes[] request) throws CommandException {
        boolean before = request[2].is("BEFORE");
        if (!before && !request[2].is("AFTER")) {
            throw new CommandException(CommandException.SYNTAX);
        }
        ListValue list = store.change(request[1], ListValue.class);
        if (list == null) {
            client.out().integer(0);
            return;
        }
        int pivot = list.indexOf(request[3]);
        if (pivot < 0) {
            client.out().integer(-1);
            return;
        }
        list.insert(before ? pivot : pivot + 1, request[4]);
        store.changed(request[1], list);
        client.out().integer(list.size());
    }

    private void move(Client client, Bytes[] request, End from, End to) throws CommandException {
        ListValue list = store.change(request[1], ListValue.class);
        client.out().bulk(list == null ? null : move(store, request[1], list, from, new Waiter.Move(request[2], to)));
    }

    /** Takes an element of a list to where it is to go; answers it. */
    static Bytes move(Store store, Bytes key, ListValue list, End from, Waiter.Move move) throws CommandException {
        ListValue target = store.changeOrAdd(move.target(), ListValue.class, ListValue::new);
        Bytes element = list.remove(from);
        target.add(move.to(), element);
        store.changed(key, list);
        if (target != list) {
            store.changed(move.target(), target);
        }
        return element;
    }
}
