// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.hellohttp;

/**
 * A request, whole.
 *
 * @param target as it came; see {@link #path} and {@link #query}
 * @param minor 1 for HTTP/1.1, 0 for HTTP/1.0
 * @param keepAlive whether the client wants the connection to go on
 */
record Request(String method, String target, int minor, Headers headers, byte[] body, boolean keepAlive) {

    /** The target without what follows a question mark. */
    String path() {
        int query = target.indexOf('?');
        return query < 0 ? target : target.substring(0, query);
    }

    /** What follows the question mark; empty without one. */
    String query() {
        int query = target.indexOf('?');
        return query < 0 ? "" : target.substring(query + 1);
    }

    boolean isHead() {
        return method.equals("HEAD");
    }
}
