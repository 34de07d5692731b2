// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Who has subscribed to which channels and patterns. */
final class PubSub {
    private static final String MESSAGE = "message";
    private static final String PATTERN_MESSAGE = "pmessage";

    private final int limit;
    private final Map<Bytes, Set<Client>> channels = new HashMap<>();
    private final Map<Bytes, Pattern> patterns = new LinkedHashMap<>();

    private record Pattern(Bytes text, Glob glob, Set<Client> clients) {}

    /** @param limit how many bytes may wait for a subscriber before its connection is closed */
    PubSub(int limit) {
        this.limit = limit;
    }

    Map<Bytes, Set<Client>> channels() {
        return channels;
    }

    /** How many patterns there are, each counted once. */
    int patterns() {
        return patterns.size();
    }

    void subscribe(Client client, Bytes channel) {
        if (client.channels().add(channel)) {
            channels.computeIfAbsent(channel, unused -> new LinkedHashSet<>()).add(client);
        }
    }

    void unsubscribe(Client client, Bytes channel) {
        if (client.channels().remove(channel)) {
            leave(client, channel);
        }
    }

    void subscribePattern(Client client, Bytes pattern) {
        if (client.patterns().add(pattern)) {
            patterns.computeIfAbsent(pattern, text -> new Pattern(text, new Glob(text), new LinkedHashSet<>()))
                    .clients()
                    .add(client);
        }
    }

    void unsubscribePattern(Client client, Bytes pattern) {
        if (client.patterns().remove(pattern)) {
            leavePattern(client, pattern);
        }
    }

    void forget(Client client) {
        client.channels().forEach(channel -> leave(client, channel));
        client.channels().clear();
        client.patterns().forEach(pattern -> leavePattern(client, pattern));
        client.patterns().clear();
    }

    /** Sends a message to all who want it, without waiting for any; answers how many times it was sent. */
    int publish(Bytes channel, Bytes message) {
        int receivers = 0;
        Set<Client> subscribers = channels.get(channel);
        if (subscribers != null) {
            Message encoded = new Message(MESSAGE, channel, message);
            for (Client client : subscribers) {
                deliver(client, encoded);
                receivers++;
            }
        }
        for (Pattern pattern : patterns.values()) {
            if (pattern.glob().matches(channel)) {
                Message encoded = new Message(PATTERN_MESSAGE, pattern.text(), channel, message);
                for (Client client : pattern.clients()) {
                    deliver(client, encoded);
                    receivers++;
                }
            }
        }
        return receivers;
    }

    /** A subscriber that reads slower than others publish is dropped, as nobody else should wait or pay for it. */
    private void deliver(Client client, Message message) {
        if (client.closing()) {
            return;
        }
        client.out().raw(message.encoded(client.out().protocol()));
        if (client.out().size() > limit) {
            client.close();
            client.out().clear();
            client.link().hangUp();
        } else {
            client.link().pushed();
        }
    }

    private void leave(Client client, Bytes channel) {
        Set<Client> others = channels.get(channel);
        others.remove(client);
        if (others.isEmpty()) {
            channels.remove(channel);
        }
    }

    private void leavePattern(Client client, Bytes pattern) {
        Set<Client> others = patterns.get(pattern).clients();
        others.remove(client);
        if (others.isEmpty()) {
            patterns.remove(pattern);
        }
    }

    /** A message as it is sent, encoded once for all subscribers of a protocol. */
    private static final class Message {
        private final String kind;
        private final Bytes[] parts;
        private final byte[][] encoded = new byte[4][];

        Message(String kind, Bytes... parts) {
            this.kind = kind;
            this.parts = parts;
        }

        byte[] encoded(int protocol) {
            if (encoded[protocol] == null) {
                RespWriter out = new RespWriter();
                out.protocol(protocol);
                out.push(1 + parts.length);
                out.bulk(kind);
                for (Bytes part : parts) {
                    out.bulk(part);
                }
                encoded[protocol] = out.take();
            }
            return encoded[protocol];
        }
    }
}
