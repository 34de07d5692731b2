// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** Commands on the server as a whole. */
final class ServerCommands {
    private final Engine engine;
    private final Status status;

    ServerCommands(Engine engine, Status status) {
        this.engine = engine;
        this.status = status;
    }

    void addTo(CommandTable table) {
        table.container("command", this::describeAll, subcommands -> {
            subcommands.add(
                    "count", 2, Keys.NONE, (client, request) -> client.out().integer(table.size()));
            subcommands.add("info", -2, Keys.NONE, this::describeSome);
            subcommands.add(
                    "docs", -2, Keys.NONE, (client, request) -> client.out().map(0)); // Redis's are a book
        });
        table.container("config", subcommands -> {
            subcommands.add("get", -3, Keys.NONE, this::getConfig);
            subcommands.add("set", -4, Keys.NONE, this::setConfig);
        });
        table.add("bgrewriteaof", 1, Keys.NONE, this::rewriteLog);
        table.add("time", 1, Keys.NONE, this::time);
        table.add("shutdown", -1, Keys.NONE, this::shutdown, Flag.NO_MULTI);
    }

    private void describeAll(Client client, Bytes[] request) {
        client.out().array(engine.table().size());
        for (Command command : engine.table()) {
            describe(command, client.out());
        }
    }

    private void describeSome(Client client, Bytes[] request) {
        client.out().array(request.length - 2L);
        for (int i = 2; i < request.length; i++) {
            describe(engine.table().find(request[i]), client.out());
        }
    }

    private static void describe(Command command, RespWriter out) {
        if (command == null) {
            out.nil();
            return;
        }
        out.array(6);
        out.bulk(command.name());
        out.integer(command.arity());
        out.set(command.flags().size());
        for (Flag flag : command.flags()) {
            out.simple(flag.name().toLowerCase(Locale.ROOT));
        }
        out.integer(command.keys().first);
        out.integer(command.keys().last);
        out.integer(command.keys().step);
    }

    private void getConfig(Client client, Bytes[] request) {
        Map<String, String> found = new LinkedHashMap<>();
        for (int i = 2; i < request.length; i++) {
            Glob glob = new Glob(Bytes.of(request[i].toString().toLowerCase(Locale.ROOT)));
            config().forEach((name, value) -> {
                if (glob.matches(Bytes.of(name))) {
                    found.put(name, value);
                }
            });
        }
        client.out().map(found.size());
        found.forEach((name, value) -> {
            client.out().bulk(name);
            client.out().bulk(value);
        });
    }

    private Map<String, String> config() {
        Options options = status.options();
        Map<String, String> config = new LinkedHashMap<>();
        config.put("appendfsync", options.sync().name().toLowerCase(Locale.ROOT));
        config.put("appendonly", options.directory() == null ? "no" : "yes");
        config.put("bind", options.host());
        config.put("databases", "1");
        config.put("dir", options.directory() == null ? "" : options.directory().toString());
        config.put("maxclients", Integer.toString(options.clients()));
        config.put("maxmemory", "0");
        config.put("port", Integer.toString(status.port()));
        config.put("proto-max-bulk-len", Integer.toString(options.longestBulk()));
        config.put("save", "");
        config.put("timeout", "0");
        return config;
    }

    private void setConfig(Client client, Bytes[] request) throws CommandException {
        String name = request[2].toString();
        if (config().containsKey(name.toLowerCase(Locale.ROOT))) {
            throw new CommandException(
                    "ERR CONFIG SET failed (possibly related to argument '" + name + "') - can't set immutable config");
        }
        throw new CommandException("ERR Unknown option or number of arguments for CONFIG SET - '" + name + "'");
    }

    private void rewriteLog(Client client, Bytes[] request) throws CommandException {
        LogRewrite rewrite = status.rewrite();
        if (rewrite == null) {
            throw new CommandException("ERR there is no log to rewrite; start the server with --dir");
        } else if (rewrite.isRunning()) {
            throw new CommandException("ERR Background append only file rewriting already in progress");
        }
        rewrite.start();
        client.out().simple("Background append only file rewriting started");
    }

    private void time(Client client, Bytes[] request) {
        long now = status.now();
        client.out().array(2);
        client.out().bulk(Bytes.of(now / 1000));
        client.out().bulk(Bytes.of(now % 1000 * 1000));
    }

    /** Has no reply: the connection ends. */
    private void shutdown(Client client, Bytes[] request) {
        client.close();
        status.shutdown();
    }
}
