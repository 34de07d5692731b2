// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Commands on sets. */
final class SetCommands {
    private static final Bytes DEL = Bytes.of("DEL");
    private static final Bytes SREM = Bytes.of("SREM");

    /** How many members one request of the log removes: the parser that loads it has a limit. */
    private static final int MOST_TOLD = 1000;

    private final Store store;
    private final Journal journal;
    private final RandomGenerator random;

    SetCommands(Store store, Journal journal, RandomGenerator random) {
        this.store = store;
        this.journal = journal;
        this.random = random;
    }

    void addTo(CommandTable table) {
        table.write("sadd", -3, Keys.ONE, this::add);
        table.write("srem", -3, Keys.ONE, this::remove);
        table.read("smembers", 2, Keys.ONE, this::members);
        table.read("sismember", 3, Keys.ONE, this::isMember);
        table.read("scard", 2, Keys.ONE, this::size);
        table.write("spop", -2, Keys.ONE, this::pop);
        table.read("srandmember", -2, Keys.ONE, this::randomMember);
        table.read("sinter", -2, Keys.ALL, (client, request) -> reply(client, intersection(sets(request))));
        table.read("sunion", -2, Keys.ALL, (client, request) -> reply(client, union(sets(request))));
        table.read("sdiff", -2, Keys.ALL, (client, request) -> reply(client, difference(sets(request))));
    }

    private void add(Client client, Bytes[] request) throws CommandException {
        SetValue set = store.changeOrAdd(request[1], SetValue.class, SetValue::new);
        int added = 0;
        for (int i = 2; i < request.length; i++) {
            if (set.add(request[i])) {
                added++;
            }
        }
        if (added > 0) {
            store.changed(request[1], set);
        }
        client.out().integer(added);
    }

    private void remove(Client client, Bytes[] request) throws CommandException {
        SetValue set = store.change(request[1], SetValue.class);
        int removed = 0;
        for (int i = 2; i < request.length && set != null; i++) {
            if (set.remove(request[i])) {
                removed++;
            }
        }
        if (removed > 0) {
            store.changed(request[1], set);
        }
        client.out().integer(removed);
    }

    private void members(Client client, Bytes[] request) throws CommandException {
        SetValue set = store.find(request[1], SetValue.class);
        client.out().set(set == null ? 0 : set.members().size());
        if (set != null) {
            set.members().forEach(member -> client.out().bulk(member.key()));
        }
    }

    private void isMember(Client client, Bytes[] request) throws CommandException {
        SetValue set = store.find(request[1], SetValue.class);
        client.out().integer(set != null && set.members().contains(request[2]));
    }

    private void size(Client client, Bytes[] request) throws CommandException {
        SetValue set = store.find(request[1], SetValue.class);
        client.out().integer(set == null ? 0 : set.members().size());
    }

    private void pop(Client client, Bytes[] request) throws CommandException {
        if (request.length > 3) {
            throw new CommandException(CommandException.SYNTAX);
        }
        boolean counted = request.length == 3;
        long count = counted ? ListCommands.positive(request[2]) : 1;
        SetValue set = store.change(request[1], SetValue.class);
        if (set == null && !counted) {
            client.out().nil();
            return;
        }
        Set<Bytes> popped = set == null
                ? Set.of()
                : set.sample((int) Math.min(count, set.members().size()), random);
        if (counted) {
            client.out().set(popped.size());
        }
        popped.forEach(client.out()::bulk);
        if (!popped.isEmpty()) {
            popped.forEach(set::remove);
            store.changed(request[1], set);
            tellRemoved(request[1], set, popped);
        }
    }

    /** Which members were popped was chance; loaded again it must be the same ones. */
    private void tellRemoved(Bytes key, SetValue set, Set<Bytes> popped) {
        if (set.isEmpty()) {
            journal.tell(DEL, key);
            return;
        }
        List<Bytes> members = List.copyOf(popped);
        for (int i = 0; i < members.size(); i += MOST_TOLD) {
            List<Bytes> effect = new ArrayList<>(List.of(SREM, key));
            effect.addAll(members.subList(i, Math.min(i + MOST_TOLD, members.size())));
            journal.tell(effect.toArray(new Bytes[0]));
        }
    }

    private void randomMember(Client client, Bytes[] request) throws CommandException {
        if (request.length > 3) {
            throw new CommandException(CommandException.SYNTAX);
        }
        boolean counted = request.length == 3;
        long count = counted ? Numbers.integer(request[2]) : 1;
        if (count == Long.MIN_VALUE) {
            throw new CommandException(
                    "ERR value is out of range, value must between -9223372036854775807 and " + "9223372036854775807");
        }
        SetValue set = store.find(request[1], SetValue.class);
        if (!counted) {
            client.out().bulk(set == null ? null : set.members().random(random).key());
        } else if (set == null) {
            client.out().array(0);
        } else if (count < 0) {
            randomMembers(client, set, -count);
        } else {
            Set<Bytes> sample = set.sample((int) Math.min(count, set.members().size()), random);
            client.out().array(sample.size());
            sample.forEach(client.out()::bulk);
        }
    }

    /** So many members, the same ones again if chance has it. */
    private void randomMembers(Client client, SetValue set, long count) {
        client.out().array(count);
        for (long i = 0; i < count; i++) {
            client.out().bulk(set.members().random(random).key());
        }
    }

    /** What the keys hold; an empty set for a key that holds nothing. */
    private List<SetValue> sets(Bytes[] request) throws CommandException {
        List<SetValue> sets = new ArrayList<>();
        for (int i = 1; i < request.length; i++) {
            SetValue set = store.find(request[i], SetValue.class);
            sets.add(set == null ? new SetValue() : set);
        }
        return sets;
    }

    private static Set<Bytes> intersection(List<SetValue> sets) {
        SetValue smallest = sets.get(0);
        for (SetValue set : sets) {
            if (set.members().size() < smallest.members().size()) {
                smallest = set;
            }
        }
        Set<Bytes> common = new LinkedHashSet<>();
        for (Dict.Entry<Bytes> member : smallest.members()) {
            if (sets.stream().allMatch(set -> set.members().contains(member.key()))) {
                common.add(member.key());
            }
        }
        return common;
    }

    private static Set<Bytes> union(List<SetValue> sets) {
        Set<Bytes> all = new LinkedHashSet<>();
        sets.forEach(set -> set.members().forEach(member -> all.add(member.key())));
        return all;
    }

    private static Set<Bytes> difference(List<SetValue> sets) {
        List<SetValue> others = sets.subList(1, sets.size());
        Set<Bytes> left = new LinkedHashSet<>();
        for (Dict.Entry<Bytes> member : sets.get(0).members()) {
            if (others.stream().noneMatch(set -> set.members().contains(member.key()))) {
                left.add(member.key());
            }
        }
        return left;
    }

    private static void reply(Client client, Set<Bytes> members) {
        client.out().set(members.size());
        members.forEach(client.out()::bulk);
    }
}
