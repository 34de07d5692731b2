// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** What a key holds. */
abstract sealed class Value permits StringValue, ListValue, HashValue, SetValue {
    /** The deadline of what never expires. */
    static final long NEVER = Long.MAX_VALUE;

    /** When it expires, in milliseconds since 1970. */
    private long deadline = NEVER;

    /** The last {@link Snapshot} that needs nothing of this value any more, by its number. */
    private int snapshot;

    long deadline() {
        return deadline;
    }

    /** Only for {@link Store}, which keeps a list of what expires. */
    void deadline(long epochMillis) {
        deadline = epochMillis;
    }

    boolean expires() {
        return deadline != NEVER;
    }

    int snapshot() {
        return snapshot;
    }

    void snapshot(int number) {
        snapshot = number;
    }

    /** What TYPE answers. */
    abstract String type();

    /** Whether nothing is left of it, so that its key goes too. */
    abstract boolean isEmpty();

    /** Writes requests that make this value of {@code key}, but for its deadline. */
    abstract void rebuild(Bytes key, RespWriter out);
}
