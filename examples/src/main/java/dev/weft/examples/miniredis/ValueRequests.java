// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

import java.util.ArrayList;
import java.util.List;

/** Divides what makes a large value into requests that are not too large. */
final class ValueRequests {
    private static final int MOST = 64;

    private final Bytes command;
    private final Bytes key;
    private final RespWriter out;
    private final List<Bytes> request = new ArrayList<>();

    ValueRequests(Bytes command, Bytes key, RespWriter out) {
        this.command = command;
        this.key = key;
        this.out = out;
    }

    void add(Bytes... arguments) {
        if (request.isEmpty()) {
            request.add(command);
            request.add(key);
        }
        request.addAll(List.of(arguments));
        if (request.size() > MOST) {
            end();
        }
    }

    void end() {
        if (!request.isEmpty()) {
            out.request(request.toArray(new Bytes[0]));
            request.clear();
        }
    }
}
