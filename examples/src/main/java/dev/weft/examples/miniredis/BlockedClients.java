// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import dev.weft.EventLoop;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/**
 * The clients that wait for elements of lists, served in the order in which they came. An element is taken from its list
 * and becomes a reply in one go, so that none is lost to a client that has gone or has given up.
 */
final class BlockedClients implements Store.Observer {
    private final Store store;
    private final Journal journal;
    private final Map<Bytes, Set<Waiter>> waiters = new HashMap<>();

    /** Lists that somebody waits for and that may have elements now. */
    private final Set<Bytes> ready = new LinkedHashSet<>();

    private int count;

    BlockedClients(Store store, Journal journal) {
        this.store = store;
        this.journal = journal;
        store.observe(this);
    }

    int count() {
        return count;
    }

    /** Has a client wait, for so many milliseconds or, if that is 0, without an end. */
    void block(Waiter waiter, long millis) {
        for (Bytes key : waiter.keys()) {
            waiters.computeIfAbsent(key, unused -> new LinkedHashSet<>()).add(waiter);
        }
        waiter.client().waiter(waiter);
        count++;
        if (millis > 0) {
            EventLoop loop = EventLoop.running();
            long longest = (Long.MAX_VALUE - loop.time()) / 1_000_000;
            waiter.timer(loop.callAt(loop.time() + Math.min(millis, longest) * 1_000_000, () -> timeOut(waiter)));
        }
    }

    @Override
    public void changed(Bytes key, Value value) {
        if (value instanceof ListValue && waiters.containsKey(key)) {
            ready.add(key);
        }
    }

    /** Gives out elements as long as there are both. Runs after a command or transaction, never in the midst of one. */
    void serve() {
        while (!ready.isEmpty()) {
            Iterator<Bytes> first = ready.iterator();
            Bytes key = first.next();
            first.remove();
            Set<Waiter> waiting = waiters.get(key);
            while (waiting != null && store.change(key) instanceof ListValue list) {
                serve(waiting.iterator().next(), key, list);
                waiting = waiters.get(key);
            }
        }
    }

    private void serve(Waiter waiter, Bytes key, ListValue list) {
        Client client = waiter.client();
        release(waiter);
        try {
            if (waiter.move() == null) {
                client.out().array(2);
                client.out().bulk(key);
                client.out().bulk(list.remove(waiter.from()));
                store.changed(key, list);
                journal.tell(waiter.from().pop(), key);
            } else {
                client.out().bulk(ListCommands.move(store, key, list, waiter.from(), waiter.move()));
                journal.tell(
                        ListCommands.LMOVE,
                        key,
                        waiter.move().target(),
                        waiter.from().word(),
                        waiter.move().to().word());
            }
        } catch (CommandException e) {
            client.out().error(e.getMessage());
        }
        journal.end(client);
    }

    private void timeOut(Waiter waiter) {
        waiter.client().out().nilArray();
        release(waiter);
    }

    /** Ends a client's wait as if it had timed out, or with an error; answers whether it was waiting. */
    boolean unblock(Client client, boolean error) {
        Waiter waiter = client.waiter();
        if (waiter == null) {
            return false;
        }
        if (error) {
            client.out().error("UNBLOCKED client unblocked via CLIENT UNBLOCK");
            release(waiter);
        } else {
            timeOut(waiter);
        }
        return true;
    }

    /** Ends the wait of a client that is no longer there. */
    void forget(Client client) {
        if (client.waiter() != null) {
            release(client.waiter());
        }
    }

    private void release(Waiter waiter) {
        for (Bytes key : waiter.keys()) {
            Set<Waiter> others = waiters.get(key);
            others.remove(waiter);
            if (others.isEmpty()) {
                waiters.remove(key);
            }
        }
        waiter.client().waiter(null);
        count--;
        waiter.end();
        waiter.client().link().pushed();
    }
}
