// SPDX-License-Identifier: Apache-2.0
/**
 * Connections, servers and datagrams: asyncio's streams over its transports and protocols. Start at
 * {@link dev.weft.net.Streams}.
 */
package dev.weft.net;
