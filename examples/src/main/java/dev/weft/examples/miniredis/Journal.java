// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.List;

/**
 * Collects what a command, or a transaction, did to the store, as requests that do it again whenever they are run; the log
 * is given all of them at once. A request stands for itself, unless its command tells what does the same:
 * {@code PEXPIREAT} for {@code EXPIRE}, {@code SREM} for {@code SPOP}.
 */
final class Journal implements Store.Observer {
    private static final Bytes DEL = Bytes.of("DEL");
    private static final Bytes MULTI = Bytes.of("MULTI");
    private static final Bytes EXEC = Bytes.of("EXEC");

    private final List<Bytes[]> effects = new ArrayList<>();
    private boolean told;
    private AppendLog log;

    Journal(Store store) {
        store.observe(this);
    }

    /** Where effects go from now on; null: nowhere. */
    void log(AppendLog target) {
        log = target;
    }

    AppendLog log() {
        return log;
    }

    /** Names an effect of the command that runs, in place of its request. */
    void tell(Bytes... effect) {
        told = true;
        if (log != null) {
            effects.add(effect);
        }
    }

    /** A command has run, and changed something or not. */
    void ran(Bytes[] request, boolean changed) {
        if (changed && !told && log != null) {
            effects.add(request);
        }
        told = false;
    }

    @Override
    public void expired(Bytes key) {
        if (log != null) {
            effects.add(new Bytes[] {DEL, key});
        }
    }

    /** Gives the log what was collected, to be loaded whole or not at all; {@code client}, if any, has to wait for it. */
    void end(Client client) {
        told = false;
        if (effects.isEmpty()) {
            return;
        }
        AppendLog.Batch batch = log.open();
        if (effects.size() == 1) {
            batch.requests().request(effects.get(0));
        } else {
            batch.requests().request(MULTI);
            effects.forEach(batch.requests()::request);
            batch.requests().request(EXEC);
        }
        effects.clear();
        if (client != null) {
            client.batch(batch);
        }
        log.added();
    }
}
