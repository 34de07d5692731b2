// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/**
 * The keys as they are at one moment, written little by little while commands go on changing them: who is about to change
 * a value that is not written yet has it written first. Redis forks a process for this.
 */
final class Snapshot {
    private static final Bytes PEXPIREAT = Bytes.of("PEXPIREAT");

    private final int number;
    private final Dict<Value> keys;
    private final RespWriter out = new RespWriter();
    private long cursor;

    /** @param number other than that of any snapshot before */
    Snapshot(int number, Dict<Value> keys) {
        this.number = number;
        this.keys = keys;
    }

    /** What was written and not taken away yet. */
    RespWriter out() {
        return out;
    }

    /** Writes more, up to about so many bytes; answers whether there is still more. */
    boolean saveSome(int bytes) {
        int until = out.size() + bytes;
        do {
            cursor = keys.scan(cursor, entry -> save(entry.key(), entry.value()));
        } while (cursor != 0 && out.size() < until);
        return cursor != 0;
    }

    /** Writes a value that is about to change, unless that was done. */
    void save(Bytes key, Value value) {
        if (value.snapshot() == number) {
            return;
        }
        value.snapshot(number);
        value.rebuild(key, out);
        if (value.expires()) {
            out.request(PEXPIREAT, key, Bytes.of(value.deadline()));
        }
    }

    /** Leaves out a value that was not there at that moment. */
    void pass(Value value) {
        value.snapshot(number);
    }
}
