// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.List;

/** MULTI, EXEC, DISCARD, WATCH: several commands as one, if nobody changed what they rest on. */
final class TransactionCommands {
    private final Engine engine;
    private final Watches watches;

    TransactionCommands(Engine engine, Watches watches) {
        this.engine = engine;
        this.watches = watches;
    }

    void addTo(CommandTable table) {
        table.add("multi", 1, Keys.NONE, this::multi, Flag.IMMEDIATE);
        table.add("exec", 1, Keys.NONE, this::exec, Flag.IMMEDIATE);
        table.add("discard", 1, Keys.NONE, this::discard, Flag.IMMEDIATE);
        table.add("watch", -2, Keys.ALL, this::watch, Flag.IMMEDIATE);
        table.add("unwatch", 1, Keys.NONE, this::unwatch);
    }

    private void multi(Client client, Bytes[] request) throws CommandException {
        if (client.transaction().isOpen()) {
            throw new CommandException("ERR MULTI calls can not be nested");
        }
        client.transaction().begin();
        client.out().ok();
    }

    private void exec(Client client, Bytes[] request) throws CommandException {
        Transaction transaction = client.transaction();
        if (!transaction.isOpen()) {
            throw new CommandException("ERR EXEC without MULTI");
        } else if (transaction.isAborted()) {
            end(transaction);
            throw new CommandException("EXECABORT Transaction discarded because of previous errors.");
        } else if (!watches.areUnchanged(transaction)) {
            end(transaction);
            client.out().nilArray();
            return;
        }
        watches.unwatch(transaction); // its own changes are none to it
        List<Transaction.Queued> queued = transaction.run();
        client.out().array(queued.size());
        for (Transaction.Queued next : queued) {
            engine.call(client, next.command(), next.request());
        }
        transaction.end();
    }

    private void discard(Client client, Bytes[] request) throws CommandException {
        if (!client.transaction().isOpen()) {
            throw new CommandException("ERR DISCARD without MULTI");
        }
        end(client.transaction());
        client.out().ok();
    }

    private void end(Transaction transaction) {
        transaction.end();
        watches.unwatch(transaction);
    }

    private void watch(Client client, Bytes[] request) throws CommandException {
        if (client.transaction().isOpen()) {
            throw new CommandException("ERR WATCH inside MULTI is not allowed");
        }
        for (int i = 1; i < request.length; i++) {
            watches.watch(client.transaction(), request[i]);
        }
        client.out().ok();
    }

    private void unwatch(Client client, Bytes[] request) {
        watches.unwatch(client.transaction());
        client.out().ok();
    }
}
