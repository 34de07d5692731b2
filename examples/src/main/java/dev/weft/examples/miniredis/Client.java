// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.LinkedHashSet;
import java.util.Set;

/** What the server knows of one client; its {@link Session} carries bytes from and to it. */
final class Client {
    /** The way to the client's session. */
    interface Link {
        /** Says that there is something in {@link #out} that no request asked for. */
        void pushed();

        /** Closes the connection without waiting for what is still to be sent. */
        void hangUp();
    }

    private static final Link NOWHERE = new Link() {
        @Override
        public void pushed() {}

        @Override
        public void hangUp() {}
    };

    private final long id;
    private final String address;
    private final long connectedAt;
    private final RespWriter out;
    private final Transaction transaction = new Transaction();
    private final Set<Bytes> channels = new LinkedHashSet<>();
    private final Set<Bytes> patterns = new LinkedHashSet<>();

    private Link link = NOWHERE;
    private String name = "";
    private String lastCommand = "NULL";
    private Waiter waiter;
    private AppendLog.Batch batch;
    private boolean closing;

    /**
     * @param connectedAt in milliseconds since 1970
     * @param largestReply in bytes
     */
    Client(long id, String address, long connectedAt, int largestReply) {
        this.id = id;
        this.out = new RespWriter(largestReply);
        this.address = address;
        this.connectedAt = connectedAt;
    }

    long id() {
        return id;
    }

    String address() {
        return address;
    }

    long connectedAt() {
        return connectedAt;
    }

    /** What is to be sent to it. */
    RespWriter out() {
        return out;
    }

    Transaction transaction() {
        return transaction;
    }

    Set<Bytes> channels() {
        return channels;
    }

    Set<Bytes> patterns() {
        return patterns;
    }

    int subscriptions() {
        return channels.size() + patterns.size();
    }

    Link link() {
        return link;
    }

    void link(Link session) {
        link = session;
    }

    String name() {
        return name;
    }

    void name(String newName) {
        name = newName;
    }

    String lastCommand() {
        return lastCommand;
    }

    void lastCommand(String command) {
        lastCommand = command;
    }

    /** What it waits for; null: nothing, its next request may be run. */
    Waiter waiter() {
        return waiter;
    }

    void waiter(Waiter waits) {
        waiter = waits;
    }

    /** The part of the log that has to be on the disk before it may be answered; null: none. */
    AppendLog.Batch batch() {
        return batch;
    }

    void batch(AppendLog.Batch last) {
        batch = last;
    }

    /** Whether the connection ends once everything is sent. */
    boolean closing() {
        return closing;
    }

    void close() {
        closing = true;
    }
}
