// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.net.SocketAddress;

/**
 * A packet that has arrived.
 *
 * @param data its bytes, maybe none
 * @param sender who has sent it
 */
@SuppressWarnings("ArrayRecordComponent") // a value that is received once; nobody compares two
public record Datagram(byte[] data, SocketAddress sender) {}
