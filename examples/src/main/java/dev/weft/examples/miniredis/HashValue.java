// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** A table from fields to values. */
final class HashValue extends Value {
    private static final Bytes HSET = Bytes.of("HSET");

    private final Dict<Bytes> fields = new Dict<>();

    Dict<Bytes> fields() {
        return fields;
    }

    @Override
    String type() {
        return "hash";
    }

    @Override
    boolean isEmpty() {
        return fields.isEmpty();
    }

    @Override
    void rebuild(Bytes key, RespWriter out) {
        ValueRequests requests = new ValueRequests(HSET, key, out);
        for (Dict.Entry<Bytes> field : fields) {
            requests.add(field.key(), field.value());
        }
        requests.end();
    }
}
