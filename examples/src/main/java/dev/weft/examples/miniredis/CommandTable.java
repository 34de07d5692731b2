// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.EnumSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/** The commands there are, found by the bytes of their names in any case, without a string for each request. */
final class CommandTable implements Iterable<Command> {
    private static final int SLOTS = 512;

    /** What the names here begin with: nothing, or the container and a bar. */
    private final String prefix;

    private final Map<String, Command> byName = new LinkedHashMap<>();

    /** Hashed with linear probing; at most half full. */
    private final Slot[] slots = new Slot[SLOTS];

    private record Slot(byte[] upperCase, Command command) {}

    CommandTable() {
        this("");
    }

    private CommandTable(String prefix) {
        this.prefix = prefix;
    }

    void read(String name, int arity, Keys keys, Command.Handler handler) {
        add(name, arity, keys, handler, Flag.READONLY);
    }

    void write(String name, int arity, Keys keys, Command.Handler handler) {
        add(name, arity, keys, handler, Flag.WRITE);
    }

    void add(String name, int arity, Keys keys, Command.Handler handler, Flag... flags) {
        EnumSet<Flag> set = EnumSet.noneOf(Flag.class);
        for (Flag flag : flags) {
            set.add(flag);
        }
        add(name, new Command(prefix + name, arity, keys, set, handler, null));
    }

    /** Adds a command whose second argument names another command. */
    void container(String name, Consumer<CommandTable> filler) {
        container(name, -2, null, filler);
    }

    /** Adds a command that may stand alone, and has a second argument that names another command. */
    void container(String name, Command.Handler alone, Consumer<CommandTable> filler) {
        container(name, -1, alone, filler);
    }

    private void container(String name, int arity, Command.Handler alone, Consumer<CommandTable> filler) {
        CommandTable subcommands = new CommandTable(prefix + name + "|");
        filler.accept(subcommands);
        add(name, new Command(prefix + name, arity, Keys.NONE, EnumSet.noneOf(Flag.class), alone, subcommands));
    }

    /**
     * The command that a request names, with the right number of arguments.
     *
     * @throws CommandException if there is none
     */
    Command find(Bytes[] request) throws CommandException {
        Command command = find(request[0]);
        if (command == null) {
            throw unknown(request);
        }
        command.checkArity(request.length);
        if (command.subcommands() != null && request.length > 1) {
            Command subcommand = command.subcommands().find(request[1]);
            if (subcommand == null) {
                throw new CommandException("ERR unknown subcommand '" + limited(request[1], 128) + "'. Try "
                        + command.name().toUpperCase(Locale.ROOT) + " HELP.");
            }
            subcommand.checkArity(request.length);
            return subcommand;
        }
        return command;
    }

    /** The command of a name, or null. */
    Command find(Bytes name) {
        byte[] wanted = name.array();
        for (int i = hash(wanted); slots[i] != null; i = i + 1 & SLOTS - 1) {
            if (name.length() == slots[i].upperCase.length && matches(wanted, slots[i].upperCase)) {
                return slots[i].command;
            }
        }
        return null;
    }

    int size() {
        return byName.size();
    }

    @Override
    public Iterator<Command> iterator() {
        return byName.values().iterator();
    }

    private void add(String name, Command command) {
        byte[] key = Bytes.of(name.toUpperCase(Locale.ROOT)).array();
        int i = hash(key);
        while (slots[i] != null) {
            i = i + 1 & SLOTS - 1;
        }
        slots[i] = new Slot(key, command);
        if (byName.put(name, command) != null || byName.size() > SLOTS / 2) {
            throw new IllegalStateException(name + " is there twice, or is one command too many");
        }
    }

    private static int hash(byte[] name) {
        int hash = 0;
        for (byte letter : name) {
            hash = 31 * hash + (letter & ~0x20); // the same for both cases of a letter
        }
        return (hash ^ hash >>> 15) & SLOTS - 1;
    }

    private static boolean matches(byte[] name, byte[] upperCase) {
        for (int i = 0; i < name.length; i++) {
            byte letter = name[i];
            if ((letter >= 'a' && letter <= 'z' ? letter - 0x20 : letter) != upperCase[i]) {
                return false;
            }
        }
        return true;
    }

    private static CommandException unknown(Bytes[] request) {
        StringBuilder arguments = new StringBuilder();
        for (int i = 1; i < request.length && arguments.length() < 128; i++) {
            arguments
                    .append('\'')
                    .append(limited(request[i], 128 - arguments.length()))
                    .append("' ");
        }
        return new CommandException(
                "ERR unknown command '" + limited(request[0], 128) + "', with args beginning with: " + arguments);
    }

    private static String limited(Bytes text, int length) {
        return text.length() <= length
                ? text.toString()
                : Bytes.copyOf(text.array(), 0, length).toString();
    }
}
