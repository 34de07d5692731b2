// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import static dev.weft.Weft.await;
import static dev.weft.Weft.done;

import dev.weft.Async;
import dev.weft.Coroutine;
import dev.weft.Weft;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/** Finds the addresses of a host. */
final class Resolver {

    /** An address rather than a name: found without asking anybody. */
    private static final Pattern LITERAL =
            Pattern.compile("((25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)(\\.(?!$)|$)){4}|.*:.*", Pattern.DOTALL);

    private Resolver() {}

    /** Whether {@code host} is an address. */
    static boolean isLiteral(String host) {
        return LITERAL.matcher(host).matches();
    }

    /** The addresses of {@code host}, in the system's order; the name is looked up in a thread of the loop's executor. */
    @Async
    static Coroutine<List<InetSocketAddress>> resolve(String host, int port) throws IOException {
        InetAddress[] found = isLiteral(host)
                ? InetAddress.getAllByName(host)
                : await(Weft.toThread(() -> InetAddress.getAllByName(host)));
        return done(Arrays.stream(found)
                .map(address -> new InetSocketAddress(address, port))
                .toList());
    }
}
