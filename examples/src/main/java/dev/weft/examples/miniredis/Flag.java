// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.miniredis;

/** What is special about a command; COMMAND tells it to clients. */
enum Flag {
    /** Changes keys, and so goes into the log. */
    WRITE,
    /** Reads keys. */
    READONLY,
    /** May wait for others. */
    BLOCKING,
    /** Runs though the client is in a subscription, where in protocol 2 little else does. */
    PUBSUB,
    /** Runs at once between MULTI and EXEC, where others are queued. */
    IMMEDIATE,
    /** Is refused between MULTI and EXEC. */
    NO_MULTI
}
