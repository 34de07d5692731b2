// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Commands on keys, whatever they hold. */
final class KeyCommands {
    private final Store store;
    private final RandomGenerator random;

    KeyCommands(Store store, RandomGenerator random) {
        this.store = store;
        this.random = random;
    }

    void addTo(CommandTable table) {
        table.write("del", -2, Keys.ALL, this::delete);
        table.write("unlink", -2, Keys.ALL, this::delete);
        table.read("exists", -2, Keys.ALL, this::exist);
        table.read("type", 2, Keys.ONE, this::type);
        table.read("keys", 2, Keys.NONE, this::keys);
        table.read("randomkey", 1, Keys.NONE, this::randomKey);
        table.write("rename", 3, Keys.TWO, this::rename);
        table.write("renamenx", 3, Keys.TWO, this::renameIfAbsent);
        table.read(
                "dbsize",
                1,
                Keys.NONE,
                (client, request) -> client.out().integer(store.keys().size()));
        table.write("flushdb", -1, Keys.NONE, this::flush);
        table.write("flushall", -1, Keys.NONE, this::flush);
    }

    private void delete(Client client, Bytes[] request) {
        int deleted = 0;
        for (int i = 1; i < request.length; i++) {
            if (store.remove(request[i]) != null) {
                deleted++;
            }
        }
        client.out().integer(deleted);
    }

    private void exist(Client client, Bytes[] request) {
        int there = 0;
        for (int i = 1; i < request.length; i++) {
            if (store.find(request[i]) != null) {
                there++;
            }
        }
        client.out().integer(there);
    }

    private void type(Client client, Bytes[] request) {
        Value value = store.find(request[1]);
        client.out().simple(value == null ? "none" : value.type());
    }

    private void keys(Client client, Bytes[] request) {
        Glob glob = new Glob(request[1]);
        List<Bytes> matching = new ArrayList<>();
        for (Dict.Entry<Value> entry : store.keys()) {
            if (glob.matches(entry.key())) {
                matching.add(entry.key());
            }
        }
        matching.removeIf(key -> store.find(key) == null);
        client.out().array(matching.size());
        matching.forEach(client.out()::bulk);
    }

    private void randomKey(Client client, Bytes[] request) {
        Dict.Entry<Value> entry;
        do {
            entry = store.keys().random(random);
        } while (entry != null && store.find(entry.key()) == null);
        client.out().bulk(entry == null ? null : entry.key());
    }

    private void rename(Client client, Bytes[] request) throws CommandException {
        move(request[1], request[2]);
        client.out().ok();
    }

    private void renameIfAbsent(Client client, Bytes[] request) throws CommandException {
        if (store.find(request[1]) == null) {
            throw new CommandException(CommandException.NO_SUCH_KEY);
        }
        boolean absent = store.find(request[2]) == null;
        if (absent) {
            move(request[1], request[2]);
        }
        client.out().integer(absent);
    }

    private void move(Bytes from, Bytes to) throws CommandException {
        if (store.find(from) == null) {
            throw new CommandException(CommandException.NO_SUCH_KEY);
        } else if (!from.equals(to)) {
            store.put(to, store.remove(from));
        }
    }

    private void flush(Client client, Bytes[] request) throws CommandException {
        if (request.length > 2 || request.length == 2 && !request[1].is("ASYNC") && !request[1].is("SYNC")) {
            throw new CommandException(CommandException.SYNTAX);
        }
        store.clear();
        client.out().ok();
    }
}
