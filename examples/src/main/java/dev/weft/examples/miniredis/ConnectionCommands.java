// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** Commands on the connection itself. */
final class ConnectionCommands {
    private final Engine engine;

    ConnectionCommands(Engine engine) {
        this.engine = engine;
    }

    void addTo(CommandTable table) {
        table.add("ping", -1, Keys.NONE, this::ping, Flag.PUBSUB);
        table.add("echo", 2, Keys.NONE, (client, request) -> client.out().bulk(request[1]));
        table.add("select", 2, Keys.NONE, this::select);
        table.add("auth", -2, Keys.NONE, this::auth);
        table.add("hello", -1, Keys.NONE, this::hello);
        table.add("quit", -1, Keys.NONE, this::quit, Flag.PUBSUB, Flag.IMMEDIATE);
        table.add("reset", 1, Keys.NONE, this::reset, Flag.PUBSUB, Flag.IMMEDIATE);
    }

    private void ping(Client client, Bytes[] request) throws CommandException {
        if (request.length > 2) {
            throw CommandException.arity("ping");
        }
        if (client.subscriptions() > 0 && client.out().protocol() == 2) {
            client.out().array(2); // so that a subscriber is only ever sent arrays
            client.out().bulk("pong");
            client.out().bulk(request.length == 2 ? request[1] : Bytes.EMPTY);
        } else if (request.length == 2) {
            client.out().bulk(request[1]);
        } else {
            client.out().simple("PONG");
        }
    }

    private void select(Client client, Bytes[] request) throws CommandException {
        long index = Numbers.integer(request[1]);
        if (index != 0) {
            throw new CommandException("ERR DB index is out of range");
        }
        client.out().ok();
    }

    private void auth(Client client, Bytes[] request) throws CommandException {
        if (request.length > 3) {
            throw new CommandException(CommandException.SYNTAX);
        } else if (request.length == 2) {
            throw new CommandException("ERR AUTH <password> called without any password configured for the default"
                    + " user. Are you sure your configuration is correct?");
        }
        authenticate(request[1]);
        client.out().ok();
    }

    /** The one user there is has any password. */
    private static void authenticate(Bytes user) throws CommandException {
        if (!user.toString().equals("default")) {
            throw new CommandException("WRONGPASS invalid username-password pair or user is disabled.");
        }
    }

    private void hello(Client client, Bytes[] request) throws CommandException {
        int protocol = client.out().protocol();
        if (request.length > 1) {
            long version = Numbers.integer(request[1], "ERR Protocol version is not an integer or out of range");
            if (version != 2 && version != 3) {
                throw new CommandException("NOPROTO unsupported protocol version");
            }
            protocol = (int) version;
        }
        String name = client.name();
        for (int i = 2; i < request.length; i++) {
            int left = request.length - 1 - i;
            if (request[i].is("AUTH") && left >= 2) {
                authenticate(request[i + 1]);
                i += 2;
            } else if (request[i].is("SETNAME") && left >= 1) {
                name = ClientCommands.checkedName(request[++i]);
            } else {
                throw new CommandException("ERR Syntax error in HELLO option '" + request[i] + "'");
            }
        }
        client.out().protocol(protocol);
        client.name(name);
        describe(client);
    }

    private static void describe(Client client) {
        RespWriter out = client.out();
        out.map(7);
        out.bulk("server");
        out.bulk("redis");
        out.bulk("version");
        out.bulk(Status.REDIS_VERSION);
        out.bulk("proto");
        out.integer(out.protocol());
        out.bulk("id");
        out.integer(client.id());
        out.bulk("mode");
        out.bulk("standalone");
        out.bulk("role");
        out.bulk("master");
        out.bulk("modules");
        out.array(0);
    }

    private void quit(Client client, Bytes[] request) {
        client.out().ok();
        client.close();
    }

    private void reset(Client client, Bytes[] request) {
        engine.reset(client);
        client.out().simple("RESET");
    }
}
