// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.List;

/** SCAN, HSCAN and SSCAN: go through what is there little by little. */
final class ScanCommands {
    private static final Bytes START = Bytes.of("0");

    private final Store store;

    ScanCommands(Store store) {
        this.store = store;
    }

    void addTo(CommandTable table) {
        table.read("scan", -2, Keys.NONE, this::scan);
        table.read("hscan", -3, Keys.ONE, this::scanHash);
        table.read("sscan", -3, Keys.ONE, this::scanSet);
    }

    private void scan(Client client, Bytes[] request) throws CommandException {
        long cursor = cursor(request[1]);
        Options options = Options.parse(request, 2, true);
        List<Bytes> found = new ArrayList<>();
        cursor = scan(store.keys(), cursor, options, (key, value) -> found.add(key));
        found.removeIf(key -> {
            Value value = store.find(key);
            return value == null
                    || options.type() != null && !options.type().is(value.type().toUpperCase(java.util.Locale.ROOT));
        });
        reply(client, cursor, found);
    }

    private void scanHash(Client client, Bytes[] request) throws CommandException {
        long cursor = cursor(request[2]);
        HashValue hash = store.find(request[1], HashValue.class);
        List<Bytes> found = new ArrayList<>();
        if (hash == null) {
            cursor = 0;
        } else {
            cursor = scan(hash.fields(), cursor, Options.parse(request, 3, false), (field, value) -> {
                found.add(field);
                found.add(value);
            });
        }
        reply(client, cursor, found);
    }

    private void scanSet(Client client, Bytes[] request) throws CommandException {
        long cursor = cursor(request[2]);
        SetValue set = store.find(request[1], SetValue.class);
        List<Bytes> found = new ArrayList<>();
        if (set == null) {
            cursor = 0;
        } else {
            Options options = Options.parse(request, 3, false);
            cursor = scan(set.members(), cursor, options, (member, value) -> found.add(member));
        }
        reply(client, cursor, found);
    }

    private interface Taker<V> {
        void take(Bytes key, V value);
    }

    /** Looks at so many entries, or a bucket more; at ten times as many buckets, if most are empty. */
    private static <V> long scan(Dict<V> dict, long from, Options options, Taker<V> taker) {
        int[] looked = new int[1];
        long cursor = from;
        long buckets = 10 * options.count();
        do {
            cursor = dict.scan(cursor, entry -> {
                looked[0]++;
                if (options.glob() == null || options.glob().matches(entry.key())) {
                    taker.take(entry.key(), entry.value());
                }
            });
        } while (cursor != 0 && looked[0] < options.count() && --buckets > 0);
        return cursor;
    }

    private static void reply(Client client, long cursor, List<Bytes> found) {
        client.out().array(2);
        client.out().bulk(cursor == 0 ? START : Bytes.of(cursor));
        client.out().array(found.size());
        found.forEach(client.out()::bulk);
    }

    private static long cursor(Bytes text) throws CommandException {
        String invalid = "ERR invalid cursor";
        long cursor = Numbers.integer(text, invalid);
        if (cursor < 0) {
            throw new CommandException(invalid);
        }
        return cursor;
    }

    private record Options(Glob glob, long count, Bytes type) {
        private static final long MOST = Long.MAX_VALUE / 10;

        static Options parse(Bytes[] request, int from, boolean typed) throws CommandException {
            Glob glob = null;
            long count = 10;
            Bytes type = null;
            for (int i = from; i < request.length; i += 2) {
                if (i + 1 == request.length) {
                    throw new CommandException(CommandException.SYNTAX);
                } else if (request[i].is("COUNT")) {
                    count = Numbers.integer(request[i + 1]);
                    if (count < 1) {
                        throw new CommandException(CommandException.SYNTAX);
                    }
                } else if (request[i].is("MATCH")) {
                    glob = new Glob(request[i + 1]);
                } else if (request[i].is("TYPE") && typed) {
                    type = request[i + 1];
                } else {
                    throw new CommandException(CommandException.SYNTAX);
                }
            }
            return new Options(glob, Math.min(count, MOST), type);
        }
    }
}
