// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Commands that wait until a list has an element. Within a transaction they answer at once that there is none. */
final class BlockingCommands {
    private static final String TOO_LONG = "ERR timeout is out of range";
    private static final String NO_TIMEOUT = "ERR timeout is not a float or out of range";

    private final Store store;
    private final Journal journal;
    private final BlockedClients blocked;

    BlockingCommands(Store store, Journal journal, BlockedClients blocked) {
        this.store = store;
        this.journal = journal;
        this.blocked = blocked;
    }

    void addTo(CommandTable table) {
        add(table, "blpop", -3, Keys.ALL_BUT_LAST, (client, request) -> pop(client, request, End.LEFT));
        add(table, "brpop", -3, Keys.ALL_BUT_LAST, (client, request) -> pop(client, request, End.RIGHT));
        add(
                table,
                "blmove",
                6,
                Keys.TWO,
                (client, request) -> move(client, request, End.of(request[3]), End.of(request[4])));
        add(table, "brpoplpush", 4, Keys.TWO, (client, request) -> move(client, request, End.RIGHT, End.LEFT));
    }

    private static void add(CommandTable table, String name, int arity, Keys keys, Command.Handler handler) {
        table.add(name, arity, keys, handler, Flag.WRITE, Flag.BLOCKING);
    }

    private void pop(Client client, Bytes[] request, End from) throws CommandException {
        long timeout = timeout(request[request.length - 1]);
        List<Bytes> keys = List.of(request).subList(1, request.length - 1);
        for (Bytes key : keys) {
            ListValue list = store.change(key, ListValue.class);
            if (list != null) {
                client.out().array(2);
                client.out().bulk(key);
                client.out().bulk(list.remove(from));
                store.changed(key, list);
                journal.tell(from.pop(), key);
                return;
            }
        }
        if (client.transaction().isRunning()) {
            client.out().nilArray();
        } else {
            blocked.block(new Waiter(client, new LinkedHashSet<>(keys), from, null), timeout);
        }
    }

    private void move(Client client, Bytes[] request, End from, End to) throws CommandException {
        long timeout = timeout(request[request.length - 1]);
        Bytes key = request[1];
        Waiter.Move move = new Waiter.Move(request[2], to);
        ListValue list = store.change(key, ListValue.class);
        if (list != null) {
            client.out().bulk(ListCommands.move(store, key, list, from, move));
            journal.tell(ListCommands.LMOVE, key, move.target(), from.word(), to.word());
        } else if (client.transaction().isRunning()) {
            client.out().nil();
        } else {
            blocked.block(new Waiter(client, Set.of(key), from, move), timeout);
        }
    }

    /** Seconds in the request; milliseconds here, 0 for without an end. */
    private long timeout(Bytes text) throws CommandException {
        BigDecimal millis =
                Numbers.real(text, TOO_LONG, NO_TIMEOUT).movePointRight(3).setScale(0, RoundingMode.CEILING);
        if (millis.signum() < 0) {
            throw new CommandException("ERR timeout is negative");
        } else if (millis.compareTo(BigDecimal.valueOf(Long.MAX_VALUE - store.now())) > 0) {
            throw new CommandException(TOO_LONG);
        }
        return millis.longValueExact();
    }
}
