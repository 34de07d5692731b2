// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Subscriptions and messages. */
final class PubSubCommands {
    private final PubSub pubSub;

    PubSubCommands(PubSub pubSub) {
        this.pubSub = pubSub;
    }

    void addTo(CommandTable table) {
        table.add("subscribe", -2, Keys.NONE, this::subscribe, Flag.PUBSUB);
        table.add("unsubscribe", -1, Keys.NONE, this::unsubscribe, Flag.PUBSUB);
        table.add("psubscribe", -2, Keys.NONE, this::subscribePatterns, Flag.PUBSUB);
        table.add("punsubscribe", -1, Keys.NONE, this::unsubscribePatterns, Flag.PUBSUB);
        table.add("publish", 3, Keys.NONE, this::publish);
        table.container("pubsub", subcommands -> {
            subcommands.add("channels", -2, Keys.NONE, this::channels);
            subcommands.add("numsub", -2, Keys.NONE, this::countSubscribers);
            subcommands.add("numpat", 2, Keys.NONE, this::countPatterns);
        });
    }

    private void subscribe(Client client, Bytes[] request) {
        for (Bytes channel : arguments(request, 1)) {
            pubSub.subscribe(client, channel);
            confirm(client, "subscribe", channel);
        }
    }

    private void unsubscribe(Client client, Bytes[] request) {
        for (Bytes channel : named(request, client.channels())) {
            pubSub.unsubscribe(client, channel);
            confirm(client, "unsubscribe", channel);
        }
    }

    private void subscribePatterns(Client client, Bytes[] request) {
        for (Bytes pattern : arguments(request, 1)) {
            pubSub.subscribePattern(client, pattern);
            confirm(client, "psubscribe", pattern);
        }
    }

    private void unsubscribePatterns(Client client, Bytes[] request) {
        for (Bytes pattern : named(request, client.patterns())) {
            pubSub.unsubscribePattern(client, pattern);
            confirm(client, "punsubscribe", pattern);
        }
    }

    /** What the request names; without names all there are; if there are none one that is null. */
    private static Collection<Bytes> named(Bytes[] request, Set<Bytes> all) {
        if (request.length > 1) {
            return arguments(request, 1);
        }
        return all.isEmpty() ? Arrays.asList((Bytes) null) : List.copyOf(all);
    }

    private static List<Bytes> arguments(Bytes[] request, int from) {
        return Arrays.asList(request).subList(from, request.length);
    }

    private static void confirm(Client client, String kind, Bytes name) {
        client.out().push(3);
        client.out().bulk(kind);
        client.out().bulk(name);
        client.out().integer(client.subscriptions());
    }

    private void publish(Client client, Bytes[] request) {
        client.out().integer(pubSub.publish(request[1], request[2]));
    }

    private void channels(Client client, Bytes[] request) throws CommandException {
        if (request.length > 3) {
            throw new CommandException(
                    "ERR unknown subcommand or wrong number of arguments for '" + request[1] + "'. Try PUBSUB HELP.");
        }
        Glob glob = new Glob(request.length == 3 ? request[2] : Bytes.of("*"));
        List<Bytes> matching =
                pubSub.channels().keySet().stream().filter(glob::matches).toList();
        client.out().array(matching.size());
        matching.forEach(client.out()::bulk);
    }

    private void countSubscribers(Client client, Bytes[] request) {
        client.out().array(2L * (request.length - 2));
        for (Bytes channel : arguments(request, 2)) {
            client.out().bulk(channel);
            client.out()
                    .integer(pubSub.channels().getOrDefault(channel, Set.of()).size());
        }
    }

    private void countPatterns(Client client, Bytes[] request) {
        client.out().integer(pubSub.patterns());
    }
}
