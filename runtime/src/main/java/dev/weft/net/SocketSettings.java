// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.StandardSocketOptions;
import java.nio.channels.Channel;
import java.nio.channels.SocketChannel;

/** What every connected socket is set to. */
final class SocketSettings {

    private SocketSettings() {}

    /** Makes a connected channel non-blocking, and sets the options that its kind knows. */
    static void apply(SocketChannel channel, boolean noDelay, boolean keepAlive) throws IOException {
        channel.configureBlocking(false);
        if (noDelay && channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        }
        if (keepAlive && channel.supportedOptions().contains(StandardSocketOptions.SO_KEEPALIVE)) {
            channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        }
    }

    /** Closes a channel because of {@code error}, to which it adds what goes wrong. */
    static void closeQuietly(Channel channel, Throwable error) {
        try {
            channel.close();
        } catch (IOException e) {
            error.addSuppressed(e);
        }
    }
}
