// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongSupplier;

/** Types requests at an engine, without a network, and reads what it replies. */
final class Console {
    /** The time when nothing has been waited for. */
    static final long START = 1_700_000_000_000L;

    private long waited;
    private final Map<String, Client> clients = new LinkedHashMap<>();
    private final Status status;
    private final Engine engine;

    Console() {
        this(null);
    }

    /** @param clock null: time passes only by {@link #pass} */
    Console(LongSupplier clock) {
        status = new Status(Options.DEFAULT, clock == null ? () -> START + waited : clock);
        engine = new Engine(status, new Random(7));
    }

    Engine engine() {
        return engine;
    }

    Status status() {
        return status;
    }

    /** All that the store holds, in order. */
    String dump() {
        TreeMap<Bytes, String> keys = new TreeMap<>();
        for (Dict.Entry<Value> entry : engine.store().keys()) {
            Value value = entry.value();
            keys.put(
                    entry.key(),
                    entry.key() + ": " + value.type() + " " + content(value) + " until " + value.deadline() + "\n");
        }
        return String.join("", keys.values().toArray(new String[0]));
    }

    private static String content(Value value) {
        if (value instanceof HashValue hash) {
            TreeMap<Bytes, Bytes> fields = new TreeMap<>();
            hash.fields().forEach(field -> fields.put(field.key(), field.value()));
            return fields.toString();
        } else if (value instanceof SetValue set) {
            TreeSet<Bytes> members = new TreeSet<>();
            set.members().forEach(member -> members.add(member.key()));
            return members.toString();
        }
        return value instanceof StringValue string ? string.bytes().toString() : value.toString();
    }

    void pass(long millis) {
        waited += millis;
    }

    /** The client of a name, connected when it is first named. */
    Client client(String name) {
        return clients.computeIfAbsent(name, status::connected);
    }

    /** Runs a request of a client; answers all that it has been sent since. */
    List<String> send(String name, String line) {
        try {
            byte[] bytes = Bytes.of(line).array();
            engine.execute(client(name), TypedLine.split(bytes, 0, bytes.length));
        } catch (ProtocolException e) {
            throw new AssertionError(e);
        }
        return received(name);
    }

    List<String> received(String name) {
        return Reply.all(client(name).out().take());
    }

    /** The one reply to a request of the only client. */
    String run(String line) {
        List<String> replies = send("client", line);
        assertThat(replies).as(line).hasSize(1);
        return replies.get(0);
    }

    /**
     * Plays a script: {@code > REQUEST} lines, or {@code name> REQUEST} of further clients, each followed by the replies,
     * one a line; {@code + 100} lets so many milliseconds pass; {@code name:} is followed by what that client has been sent.
     */
    void play(String script) {
        assertThat(differences(script)).isEmpty();
    }

    private List<String> differences(String script) {
        List<String> differences = new ArrayList<>();
        List<String> lines = script.lines().toList();
        for (int i = 0; i < lines.size(); ) {
            String line = lines.get(i++);
            List<String> expected = new ArrayList<>();
            while (i < lines.size() && !isPrompt(lines.get(i))) {
                expected.add(lines.get(i++));
            }
            List<String> actual = step(line);
            if (!actual.equals(expected)) {
                differences.add(line + " answered " + actual + " and not " + expected);
            }
        }
        return differences;
    }

    private static boolean isPrompt(String line) {
        return line.matches("\\w*> .*|\\w+:|\\+ \\d+");
    }

    private List<String> step(String line) {
        int prompt = line.indexOf("> ");
        if (line.startsWith("+ ")) {
            pass(Long.parseLong(line.substring(2)));
            return List.of();
        } else if (prompt < 0) {
            return received(line.substring(0, line.length() - 1));
        }
        return send(line.substring(0, prompt), line.substring(prompt + 2));
    }
}
