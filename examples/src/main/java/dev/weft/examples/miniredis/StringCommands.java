// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** GET, SET and what else treats a value as a string. */
final class StringCommands {
    private final Store store;
    private final Journal journal;

    StringCommands(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
    }

    void addTo(CommandTable table) {
        table.read("get", 2, Keys.ONE, this::get);
        table.write("set", -3, Keys.ONE, this::set);
        table.write("setnx", 3, Keys.ONE, this::setIfAbsent);
        table.write("setex", 4, Keys.ONE, (client, request) -> setExpiring(client, request, 1000));
        table.write("psetex", 4, Keys.ONE, (client, request) -> setExpiring(client, request, 1));
        table.write("getset", 3, Keys.ONE, this::getSet);
        table.write("getdel", 2, Keys.ONE, this::getDelete);
        table.read("mget", -2, Keys.ALL, this::getAll);
        table.write("mset", -3, Keys.PAIRS, this::setAll);
        table.write("msetnx", -3, Keys.PAIRS, this::setAllIfAbsent);
        table.write("append", 3, Keys.ONE, this::append);
        table.read("strlen", 2, Keys.ONE, this::length);
        table.read("getrange", 4, Keys.ONE, this::getRange);
        table.write("setrange", 4, Keys.ONE, this::setRange);
    }

    private void get(Client client, Bytes[] request) throws CommandException {
        reply(client, store.find(request[1], StringValue.class));
    }

    private void set(Client client, Bytes[] request) throws CommandException {
        SetOptions options = SetOptions.parse(request, store.now());
        Bytes key = request[1];
        Value before = options.get() ? store.find(key, StringValue.class) : store.find(key);
        boolean refused = options.ifAbsent() && before != null || options.ifPresent() && before == null;
        if (options.get()) {
            reply(client, (StringValue) before);
        } else if (refused) {
            client.out().nil();
        } else {
            client.out().ok();
        }
        if (refused) {
            return;
        }
        StringValue value = new StringValue(request[2]);
        if (options.keepDeadline() && before != null) {
            value.deadline(before.deadline());
        } else {
            value.deadline(options.deadline());
        }
        store.put(key, value);
        if (options.deadline() != Value.NEVER) {
            tellExpiring(request, options.deadline());
        }
    }

    private void setIfAbsent(Client client, Bytes[] request) {
        boolean absent = store.find(request[1]) == null;
        if (absent) {
            store.put(request[1], new StringValue(request[2]));
        }
        client.out().integer(absent);
    }

    private void setExpiring(Client client, Bytes[] request, int unitMillis) throws CommandException {
        String command = unitMillis == 1 ? "psetex" : "setex";
        long deadline = SetOptions.deadline(request[2], unitMillis, store.now(), command);
        StringValue value = new StringValue(request[3]);
        value.deadline(deadline);
        store.put(request[1], value);
        journal.tell(SetOptions.SET, request[1], request[3], SetOptions.PXAT, Bytes.of(deadline));
        client.out().ok();
    }

    /** Loaded later, a time to live would begin again; a deadline is one whenever it is read. */
    private void tellExpiring(Bytes[] request, long deadline) {
        journal.tell(SetOptions.SET, request[1], request[2], SetOptions.PXAT, Bytes.of(deadline));
    }

    private void getSet(Client client, Bytes[] request) throws CommandException {
        reply(client, store.find(request[1], StringValue.class));
        store.put(request[1], new StringValue(request[2]));
    }

    private void getDelete(Client client, Bytes[] request) throws CommandException {
        reply(client, store.find(request[1], StringValue.class));
        store.remove(request[1]);
    }

    private void getAll(Client client, Bytes[] request) {
        client.out().array(request.length - 1);
        for (int i = 1; i < request.length; i++) {
            reply(client, store.find(request[i]) instanceof StringValue value ? value : null);
        }
    }

    private void setAll(Client client, Bytes[] request) throws CommandException {
        checkPairs(request, "mset");
        putAll(request);
        client.out().ok();
    }

    private void setAllIfAbsent(Client client, Bytes[] request) throws CommandException {
        checkPairs(request, "msetnx");
        for (int i = 1; i < request.length; i += 2) {
            if (store.find(request[i]) != null) {
                client.out().integer(false);
                return;
            }
        }
        putAll(request);
        client.out().integer(true);
    }

    private static void checkPairs(Bytes[] request, String command) throws CommandException {
        if (request.length % 2 == 0) {
            throw CommandException.arity(command);
        }
    }

    private void putAll(Bytes[] request) {
        for (int i = 1; i < request.length; i += 2) {
            store.put(request[i], new StringValue(request[i + 1]));
        }
    }

    private void append(Client client, Bytes[] request) throws CommandException {
        StringValue value = store.changeOrAdd(request[1], StringValue.class, () -> new StringValue(Bytes.EMPTY));
        value.append(request[2]);
        store.changed(request[1], value);
        client.out().integer(value.length());
    }

    private void length(Client client, Bytes[] request) throws CommandException {
        StringValue value = store.find(request[1], StringValue.class);
        client.out().integer(value == null ? 0 : value.length());
    }

    private void getRange(Client client, Bytes[] request) throws CommandException {
        Range asked = Range.parse(request[2], request[3]);
        StringValue value = store.find(request[1], StringValue.class);
        int length = value == null ? 0 : value.length();
        Range range = asked.in(length);
        if (range.end() < 0 && !(asked.start() < 0 && asked.start() > asked.end())) {
            range = new Range(
                    range.start(), Math.min(0, length - 1)); // as Redis: an end before the first byte is the first
        }
        if (value == null || range.isEmpty()) {
            client.out().bulk(Bytes.EMPTY);
        } else {
            value.write((int) range.start(), (int) range.end(), client.out());
        }
    }

    private void setRange(Client client, Bytes[] request) throws CommandException {
        long offset = Numbers.integer(request[2]);
        if (offset < 0) {
            throw new CommandException("ERR offset is out of range");
        }
        StringValue value = store.change(request[1], StringValue.class);
        if (request[3].length() == 0) {
            client.out().integer(value == null ? 0 : value.length());
            return;
        } else if (offset > StringValue.LONGEST) {
            throw new CommandException(CommandException.TOO_LONG);
        }
        StringValue target = value == null ? new StringValue(Bytes.EMPTY) : value;
        target.overwrite((int) offset, request[3]);
        if (value == null) {
            store.put(request[1], target);
        } else {
            store.changed(request[1], target);
        }
        client.out().integer(target.length());
    }

    private static void reply(Client client, StringValue value) {
        if (value == null) {
            client.out().nil();
        } else {
            value.write(client.out());
        }
    }
}
