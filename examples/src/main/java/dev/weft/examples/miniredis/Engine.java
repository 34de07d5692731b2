// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.random.RandomGenerator;

/** All that is behind the connections: runs requests, one at a time, and knows nothing of sockets. */
final class Engine {
    private final Status status;
    private final Store store;
    private final Journal journal;
    private final Watches watches;
    private final BlockedClients blocked;
    private final PubSub pubSub;
    private final CommandTable table = new CommandTable();

    Engine(Status status, RandomGenerator random) {
        this.status = status;
        store = new Store(status.clock());
        journal = new Journal(store);
        watches = new Watches(store);
        blocked = new BlockedClients(store, journal);
        pubSub = new PubSub(status.options().subscriberLimit());
        new StringCommands(store, journal).addTo(table);
        new NumberCommands(store, journal).addTo(table);
        new KeyCommands(store, random).addTo(table);
        new ExpiryCommands(store, journal).addTo(table);
        new ScanCommands(store).addTo(table);
        new ListCommands(store).addTo(table);
        new BlockingCommands(store, journal, blocked).addTo(table);
        new HashCommands(store).addTo(table);
        new SetCommands(store, journal, random).addTo(table);
        new PubSubCommands(pubSub).addTo(table);
        new TransactionCommands(this, watches).addTo(table);
        new ConnectionCommands(this).addTo(table);
        new ClientCommands(status, blocked).addTo(table);
        new ServerCommands(this, status).addTo(table);
        new InfoCommand(this, status).addTo(table);
    }

    Store store() {
        return store;
    }

    Journal journal() {
        return journal;
    }

    BlockedClients blocked() {
        return blocked;
    }

    PubSub pubSub() {
        return pubSub;
    }

    CommandTable table() {
        return table;
    }

    /** Runs a request: its reply is in {@link Client#out} then, unless the client waits for something. */
    void execute(Client client, Bytes[] request) {
        status.countRequest();
        try {
            Command command = table.find(request);
            admit(client, command);
            if (client.transaction().isOpen() && !command.is(Flag.IMMEDIATE)) {
                client.transaction().queue(command, request, status.options().largestRequest());
                client.out().simple("QUEUED");
                return;
            }
            client.lastCommand(command.name());
            call(client, command, request);
        } catch (CommandException e) {
            client.transaction().abort();
            client.out().error(e.getMessage());
        }
        journal.end(client);
        blocked.serve();
    }

    /** Runs a command that may run now, by itself or as part of a transaction. */
    void call(Client client, Command command, Bytes[] request) {
        long before = store.changes();
        int replied = client.out().size();
        try {
            command.handler().run(client, request);
        } catch (CommandException e) {
            client.out().error(e.getMessage());
        } catch (RespWriter.TooLargeException e) {
            client.out().rewind(replied);
            client.out().error(e.getMessage());
        }
        journal.ran(request, command.is(Flag.WRITE) && store.changes() != before);
    }

    /** Has a client be as if it had just connected. */
    void reset(Client client) {
        pubSub.forget(client);
        client.transaction().end();
        watches.unwatch(client.transaction());
        client.out().protocol(2);
        client.name("");
    }

    /** Forgets a client whose connection has ended. */
    void forget(Client client) {
        blocked.forget(client);
        watches.unwatch(client.transaction());
        pubSub.forget(client);
        status.clients().remove(client.id());
    }

    private void admit(Client client, Command command) throws CommandException {
        if (client.subscriptions() > 0 && client.out().protocol() == 2 && !command.is(Flag.PUBSUB)) {
            throw new CommandException("ERR Can't execute '" + command.name()
                    + "': only (P|S)SUBSCRIBE / (P|S)UNSUBSCRIBE / PING / QUIT / RESET are allowed in this context");
        }
        if (client.transaction().isOpen() && command.is(Flag.NO_MULTI)) {
            throw new CommandException("ERR Command not allowed inside a transaction");
        }
        if (command.is(Flag.WRITE) && journal.log() != null && journal.log().failure() != null) {
            throw new CommandException(
                    "MISCONF Errors writing to the AOF file: " + journal.log().failure());
        }
    }
}
