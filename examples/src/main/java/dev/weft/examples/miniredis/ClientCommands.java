// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.List;

/** What CLIENT is asked most often. */
final class ClientCommands {
    private final Status status;
    private final BlockedClients blocked;

    ClientCommands(Status status, BlockedClients blocked) {
        this.status = status;
        this.blocked = blocked;
    }

    void addTo(CommandTable table) {
        table.container("client", subcommands -> {
            subcommands.add(
                    "id", 2, Keys.NONE, (client, request) -> client.out().integer(client.id()));
            subcommands.add("getname", 2, Keys.NONE, this::getName);
            subcommands.add("setname", 3, Keys.NONE, this::setName);
            subcommands.add(
                    "setinfo", 4, Keys.NONE, (client, request) -> client.out().ok());
            subcommands.add(
                    "info", 2, Keys.NONE, (client, request) -> client.out().bulk(line(client)));
            subcommands.add("list", 2, Keys.NONE, this::list);
            subcommands.add("kill", -3, Keys.NONE, this::kill);
            subcommands.add("unblock", -3, Keys.NONE, this::unblock);
        });
    }

    private void getName(Client client, Bytes[] request) {
        client.out().bulk(client.name().isEmpty() ? null : Bytes.of(client.name()));
    }

    private void setName(Client client, Bytes[] request) throws CommandException {
        client.name(checkedName(request[2]));
        client.out().ok();
    }

    static String checkedName(Bytes name) throws CommandException {
        for (byte letter : name.array()) {
            if (letter < '!' || letter > '~') {
                throw new CommandException("ERR Client names cannot contain spaces, newlines or special characters.");
            }
        }
        return name.toString();
    }

    private void list(Client client, Bytes[] request) {
        StringBuilder lines = new StringBuilder();
        for (Client one : status.clients().values()) {
            lines.append(line(one));
        }
        client.out().bulk(lines.toString());
    }

    private String line(Client client) {
        Transaction transaction = client.transaction();
        String flag = client.waiter() != null
                ? "b"
                : client.subscriptions() > 0 ? "P" : transaction.isOpen() || transaction.isRunning() ? "x" : "N";
        return "id=" + client.id() + " addr=" + client.address() + " name=" + client.name()
                + " age=" + (status.now() - client.connectedAt()) / 1000
                + " flags=" + flag + " db=0 sub=" + client.channels().size()
                + " psub=" + client.patterns().size()
                + " multi=" + (transaction.isOpen() ? transaction.length() : -1)
                + " obl=" + client.out().size() + " cmd=" + client.lastCommand()
                + " resp=" + client.out().protocol() + "\n";
    }

    /** {@code CLIENT KILL address}, or {@code CLIENT KILL ID n} and {@code CLIENT KILL ADDR address}. */
    private void kill(Client client, Bytes[] request) throws CommandException {
        if (request.length == 3) {
            if (kill(client, "ADDR", request[2]) == 0) {
                throw new CommandException("ERR No such client");
            }
            client.out().ok();
        } else if (request.length == 4 && (request[2].is("ID") || request[2].is("ADDR"))) {
            if (request[2].is("ID")) {
                Numbers.integer(request[3], "ERR client-id should be greater than 0");
            }
            client.out().integer(kill(client, request[2].is("ID") ? "ID" : "ADDR", request[3]));
        } else {
            throw new CommandException(CommandException.SYNTAX);
        }
    }

    private int kill(Client killer, String by, Bytes what) {
        int killed = 0;
        for (Client client : List.copyOf(status.clients().values())) {
            if ((by.equals("ID") ? Long.toString(client.id()) : client.address()).equals(what.toString())) {
                killed++;
                client.close();
                if (client != killer) { // who kills itself is told so first
                    client.link().hangUp();
                }
            }
        }
        return killed;
    }

    private void unblock(Client client, Bytes[] request) throws CommandException {
        long id = Numbers.integer(request[2]);
        boolean error = request.length == 4 && request[3].is("ERROR");
        if (request.length > 4 || request.length == 4 && !error && !request[3].is("TIMEOUT")) {
            throw new CommandException("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR");
        }
        Client other = status.clients().get(id);
        client.out().integer(other != null && blocked.unblock(other, error));
    }
}
