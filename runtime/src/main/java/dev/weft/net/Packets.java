// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.channels.DatagramChannel;

/** Sends packets. */
final class Packets {

    private Packets() {}

    /** Sends one; answers false if the system has no room for it now. */
    static boolean send(Network network, DatagramChannel channel, byte[] data, SocketAddress receiver)
            throws IOException {
        if (data.length > network.outgoing.capacity()) {
            throw new IOException("Message too long");
        } else if (data.length == 0 && channel.isConnected()) {
            throw new IOException("the JDK drops an empty packet that is sent by a socket with an only peer;"
                    + " open one without a remote address");
        }
        return channel.send(network.outgoing.clear().put(data).flip(), receiver) > 0 || data.length == 0;
    }
}
