// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.random.RandomGenerator;

/** A set of strings. */
final class SetValue extends Value {
    private static final Bytes SADD = Bytes.of("SADD");

    private final Dict<Bytes> members = new Dict<>();

    /** Each member is its own value. */
    Dict<Bytes> members() {
        return members;
    }

    boolean add(Bytes member) {
        return members.put(member, member) == null;
    }

    boolean remove(Bytes member) {
        return members.remove(member) != null;
    }

    /** So many different members at random; all of them if there are no more. */
    Set<Bytes> sample(int count, RandomGenerator random) {
        Set<Bytes> sample = new LinkedHashSet<>();
        if (count >= members.size()) {
            members.forEach(member -> sample.add(member.key()));
        } else if (count > members.size() / 2) {
            Set<Bytes> left = new HashSet<>(); // drawing those is quicker than drawing nearly all
            while (left.size() < members.size() - count) {
                left.add(members.random(random).key());
            }
            members.forEach(member -> {
                if (!left.contains(member.key())) {
                    sample.add(member.key());
                }
            });
        } else {
            while (sample.size() < count) {
                sample.add(members.random(random).key());
            }
        }
        return sample;
    }

    @Override
    String type() {
        return "set";
    }

    @Override
    boolean isEmpty() {
        return members.isEmpty();
    }

    @Override
    void rebuild(Bytes key, RespWriter out) {
        ValueRequests requests = new ValueRequests(SADD, key, out);
        for (Dict.Entry<Bytes> member : members) {
            requests.add(member.key());
        }
        requests.end();
    }
}
