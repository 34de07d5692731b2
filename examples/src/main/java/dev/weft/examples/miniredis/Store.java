// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The keys and what they hold. A command gets a value by {@link #find} to read it, by {@link #change} to change it in
 * place, and says {@link #changed} afterwards.
 */
final class Store {
    /** Who wants to know of changes. */
    interface Observer {
        /** {@code value} is what {@code key} holds now; null: nothing any more. */
        default void changed(Bytes key, Value value) {}

        /** {@code key} was found expired and is gone; {@link #changed} is told too. */
        default void expired(Bytes key) {}
    }

    private final LongSupplier clock;
    private final List<Observer> observers = new ArrayList<>();
    private Dict<Value> keys = new Dict<>();

    /** Those of {@link #keys} that expire. */
    private Dict<Value> expiring = new Dict<>();

    private Snapshot snapshot;
    private long changes;
    private long expirations;

    /** While the log is loaded: what expired then was deleted there too, at its own place. */
    private boolean frozen;

    /** @param clock tells milliseconds since 1970 */
    Store(LongSupplier clock) {
        this.clock = clock;
    }

    void observe(Observer observer) {
        observers.add(observer);
    }

    long now() {
        return clock.getAsLong();
    }

    /** Every key, those included that have expired and weren't looked at since. */
    Dict<Value> keys() {
        return keys;
    }

    Dict<Value> expiring() {
        return expiring;
    }

    /** Grows with every change. */
    long changes() {
        return changes;
    }

    long expirations() {
        return expirations;
    }

    /** Whether nothing expires, now and until said otherwise. */
    void freeze(boolean freeze) {
        frozen = freeze;
    }

    boolean isFrozen() {
        return frozen;
    }

    /** Whom values are shown before they change; null: nobody. */
    void snapshot(Snapshot taking) {
        snapshot = taking;
    }

    /** What {@code key} holds, to be read; null: nothing. */
    Value find(Bytes key) {
        Value value = keys.get(key);
        return value != null && value.expires() && expireIfDue(key, value) ? null : value;
    }

    <V extends Value> V find(Bytes key, Class<V> type) throws CommandException {
        return typed(find(key), type);
    }

    /** What {@code key} holds, to be changed in place; null: nothing. */
    Value change(Bytes key) {
        Value value = find(key);
        if (value != null && snapshot != null) {
            snapshot.save(key, value);
        }
        return value;
    }

    <V extends Value> V change(Bytes key, Class<V> type) throws CommandException {
        return typed(change(key), type);
    }

    /** As {@link #change}; if there is nothing a fresh value, which {@link #changed} must follow. */
    <V extends Value> V changeOrAdd(Bytes key, Class<V> type, Supplier<V> fresh) throws CommandException {
        V value = change(key, type);
        if (value == null) {
            value = fresh.get();
            add(key, value);
        }
        return value;
    }

    /** Says that {@code value}, which {@code key} holds, was changed; if nothing is left of it the key goes. */
    void changed(Bytes key, Value value) {
        if (value.isEmpty()) {
            drop(key, value);
        } else {
            tell(key, value);
        }
    }

    /** Has {@code key} hold {@code value}, with the deadline that it has, in place of what it held. */
    void put(Bytes key, Value value) {
        change(key);
        add(key, value);
        tell(key, value);
    }

    /** Answers what {@code key} held until now; null: nothing. */
    Value remove(Bytes key) {
        Value value = change(key);
        if (value != null) {
            drop(key, value);
        }
        return value;
    }

    /** Has {@code value}, which {@code key} holds, expire at a time, or {@link Value#NEVER}. */
    void expireAt(Bytes key, Value value, long deadline) {
        value.deadline(deadline);
        index(key, value);
        tell(key, value);
    }

    /** Removes every key. A snapshot goes on with those that were there. */
    void clear() {
        Dict<Value> gone = keys;
        keys = new Dict<>();
        expiring = new Dict<>();
        changes++;
        for (Dict.Entry<Value> entry : gone) {
            observers.forEach(observer -> observer.changed(entry.key(), null));
        }
    }

    /** Removes up to so many of the expired keys that {@code sample} looks at; answers how many it found. */
    int expireSome(int sample, RandomGenerator random) {
        int found = 0;
        for (int i = 0; i < sample && !expiring.isEmpty(); i++) {
            Dict.Entry<Value> entry = expiring.random(random);
            if (expireIfDue(entry.key(), entry.value())) {
                found++;
            }
        }
        return found;
    }

    private boolean expireIfDue(Bytes key, Value value) {
        if (frozen || clock.getAsLong() <= value.deadline()) {
            return false;
        }
        expirations++;
        keys.remove(key);
        expiring.remove(key);
        for (Observer observer : observers) {
            observer.expired(key);
            observer.changed(key, null);
        }
        return true;
    }

    private void add(Bytes key, Value value) {
        if (snapshot != null) {
            snapshot.pass(value);
        }
        keys.put(key, value);
        index(key, value);
    }

    private void drop(Bytes key, Value value) {
        keys.remove(key);
        if (value.expires()) {
            expiring.remove(key);
        }
        tell(key, null);
    }

    private void index(Bytes key, Value value) {
        if (value.expires()) {
            expiring.put(key, value);
        } else if (!expiring.isEmpty()) {
            expiring.remove(key);
        }
    }

    private void tell(Bytes key, Value value) {
        changes++;
        for (Observer observer : observers) {
            observer.changed(key, value);
        }
    }

    private static <V extends Value> V typed(Value value, Class<V> type) throws CommandException {
        if (value == null || type.isInstance(value)) {
            return type.cast(value);
        }
        throw new CommandException(CommandException.WRONG_TYPE);
    }
}
