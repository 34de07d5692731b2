// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Which transactions watch which keys. */
final class Watches implements Store.Observer {
    private final Store store;
    private final Map<Bytes, Set<Transaction>> watchers = new HashMap<>();

    Watches(Store store) {
        this.store = store;
        store.observe(this);
    }

    void watch(Transaction transaction, Bytes key) {
        store.find(key); // if it has expired already, that is no change any more
        if (transaction.watched().add(key)) {
            watchers.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(transaction);
        }
    }

    /** Forgets what the transaction watches. */
    void unwatch(Transaction transaction) {
        for (Bytes key : transaction.watched()) {
            Set<Transaction> others = watchers.get(key);
            others.remove(transaction);
            if (others.isEmpty()) {
                watchers.remove(key);
            }
        }
        transaction.watched().clear();
        transaction.dirty(false);
    }

    /** Whether none of the watched keys was changed; one that has expired was. */
    boolean areUnchanged(Transaction transaction) {
        transaction.watched().forEach(store::find);
        return !transaction.isDirty();
    }

    @Override
    public void changed(Bytes key, Value value) {
        if (!watchers.isEmpty()) {
            for (Transaction transaction : watchers.getOrDefault(key, Set.of())) {
                transaction.dirty(true);
            }
        }
    }
}
