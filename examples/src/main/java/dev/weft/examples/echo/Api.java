// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.echo;

/** What the server is written with: all three do the same. */
enum Api {
    /** Streams, and an array of bytes a message. */
    STREAMS,

    /** Streams, and one buffer that each message is read into and written from. */
    BUFFER,

    /** A protocol: callbacks, no coroutine. */
    PROTOCOL
}
