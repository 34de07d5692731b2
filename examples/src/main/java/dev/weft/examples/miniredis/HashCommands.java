// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** Commands on hashes. */
final class HashCommands {
    private final Store store;

    HashCommands(Store store) {
        this.store = store;
    }

    void addTo(CommandTable table) {
        table.write("hset", -4, Keys.ONE, this::set);
        table.write("hmset", -4, Keys.ONE, this::setAll);
        table.write("hsetnx", 4, Keys.ONE, this::setIfAbsent);
        table.read("hget", 3, Keys.ONE, this::get);
        table.read("hmget", -3, Keys.ONE, this::getSome);
        table.read("hgetall", 2, Keys.ONE, this::getAll);
        table.read("hkeys", 2, Keys.ONE, this::fields);
        table.read("hvals", 2, Keys.ONE, this::values);
        table.write("hdel", -3, Keys.ONE, this::delete);
        table.read("hlen", 2, Keys.ONE, this::length);
        table.read("hexists", 3, Keys.ONE, this::exists);
        table.read("hstrlen", 3, Keys.ONE, this::valueLength);
        table.write("hincrby", 4, Keys.ONE, this::increase);
    }

    private void set(Client client, Bytes[] request) throws CommandException {
        client.out().integer(putAll(request, "hset"));
    }

    private void setAll(Client client, Bytes[] request) throws CommandException {
        putAll(request, "hmset");
        client.out().ok();
    }

    /** Answers how many of the fields are new. */
    private int putAll(Bytes[] request, String command) throws CommandException {
        if (request.length % 2 != 0) {
            throw CommandException.arity(command);
        }
        HashValue hash = store.changeOrAdd(request[1], HashValue.class, HashValue::new);
        int added = 0;
        for (int i = 2; i < request.length; i += 2) {
            if (hash.fields().put(request[i], request[i + 1]) == null) {
                added++;
            }
        }
        store.changed(request[1], hash);
        return added;
    }

    private void setIfAbsent(Client client, Bytes[] request) throws CommandException {
        HashValue hash = store.change(request[1], HashValue.class);
        boolean absent = hash == null || !hash.fields().contains(request[2]);
        if (absent) {
            putAll(request, "hsetnx");
        }
        client.out().integer(absent);
    }

    private void get(Client client, Bytes[] request) throws CommandException {
        client.out().bulk(value(store.find(request[1], HashValue.class), request[2]));
    }

    private void getSome(Client client, Bytes[] request) throws CommandException {
        HashValue hash = store.find(request[1], HashValue.class);
        client.out().array(request.length - 2);
        for (int i = 2; i < request.length; i++) {
            client.out().bulk(value(hash, request[i]));
        }
    }

    private static Bytes value(HashValue hash, Bytes field) {
        return hash == null ? null : hash.fields().get(field);
    }

    private void getAll(Client client, Bytes[] request) throws CommandException {
        HashValue hash = store.find(request[1], HashValue.class);
        client.out().map(length(hash));
        if (hash != null) {
            for (Dict.Entry<Bytes> field : hash.fields()) {
                client.out().bulk(field.key());
                client.out().bulk(field.value());
            }
        }
    }

    private void fields(Client client, Bytes[] request) throws CommandException {
        HashValue hash = store.find(request[1], HashValue.class);
        client.out().array(length(hash));
        if (hash != null) {
            hash.fields().forEach(field -> client.out().bulk(field.key()));
        }
    }

    private void values(Client client, Bytes[] request) throws CommandException {
        HashValue hash = store.find(request[1], HashValue.class);
        client.out().array(length(hash));
        if (hash != null) {
            hash.fields().forEach(field -> client.out().bulk(field.value()));
        }
    }

    private void delete(Client client, Bytes[] request) throws CommandException {
        HashValue hash = store.change(request[1], HashValue.class);
        int deleted = 0;
        for (int i = 2; i < request.length && hash != null; i++) {
            if (hash.fields().remove(request[i]) != null) {
                deleted++;
            }
        }
        if (deleted > 0) {
            store.changed(request[1], hash);
        }
        client.out().integer(deleted);
    }

    private void length(Client client, Bytes[] request) throws CommandException {
        client.out().integer(length(store.find(request[1], HashValue.class)));
    }

    private static int length(HashValue hash) {
        return hash == null ? 0 : hash.fields().size();
    }

    private void exists(Client client, Bytes[] request) throws CommandException {
        client.out().integer(value(store.find(request[1], HashValue.class), request[2]) != null);
    }

    private void valueLength(Client client, Bytes[] request) throws CommandException {
        Bytes value = value(store.find(request[1], HashValue.class), request[2]);
        client.out().integer(value == null ? 0 : value.length());
    }

    private void increase(Client client, Bytes[] request) throws CommandException {
        long amount = Numbers.integer(request[3]);
        HashValue hash = store.change(request[1], HashValue.class);
        Bytes before = value(hash, request[2]);
        long number = before == null ? 0 : Numbers.integer(before, "ERR hash value is not an integer");
        long sum = NumberCommands.sum(number, amount);
        HashValue target = store.changeOrAdd(request[1], HashValue.class, HashValue::new);
        target.fields().put(request[2], Bytes.of(sum));
        store.changed(request[1], target);
        client.out().integer(sum);
    }
}
