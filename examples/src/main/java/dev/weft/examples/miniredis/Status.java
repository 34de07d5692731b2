// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** What the server knows of itself: its options, its clients, and what it has counted. */
final class Status {
    /** The version of Redis whose commands and errors these are. */
    static final String REDIS_VERSION = "7.0.0";

    private final Options options;
    private final LongSupplier clock;
    private final long startedAt;
    private final Map<Long, Client> clients = new LinkedHashMap<>();
    private long accepted;
    private long rejected;
    private long requests;
    private int port;
    private LogRewrite rewrite;
    private Runnable stop = () -> {};

    /** @param clock tells milliseconds since 1970 */
    Status(Options options, LongSupplier clock) {
        this.options = options;
        this.clock = clock;
        this.port = options.port();
        this.startedAt = clock.getAsLong();
    }

    Options options() {
        return options;
    }

    LongSupplier clock() {
        return clock;
    }

    long now() {
        return clock.getAsLong();
    }

    long startedAt() {
        return startedAt;
    }

    /** Where it listens. */
    int port() {
        return port;
    }

    void port(int bound) {
        port = bound;
    }

    /** Who is connected, by their numbers. */
    Map<Long, Client> clients() {
        return clients;
    }

    /** Takes in a client that has just connected. */
    Client connected(String address) {
        Client client = new Client(++accepted, address, now(), options.largestReply());
        clients.put(client.id(), client);
        return client;
    }

    long accepted() {
        return accepted;
    }

    void countRejected() {
        rejected++;
    }

    long rejected() {
        return rejected;
    }

    void countRequest() {
        requests++;
    }

    long requests() {
        return requests;
    }

    /** Null: there is no log. */
    LogRewrite rewrite() {
        return rewrite;
    }

    void rewrite(LogRewrite ofLog) {
        rewrite = ofLog;
    }

    /** Says how the server is stopped. */
    void onShutdown(Runnable stopping) {
        stop = stopping;
    }

    /** Has the server end once clients are served. */
    void shutdown() {
        stop.run();
    }
}
