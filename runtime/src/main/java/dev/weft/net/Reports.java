// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import dev.weft.EventLoop;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells a loop's exception handler of what nobody can catch. */
final class Reports {

    private Reports() {}

    /**
     * Reports {@code message}.
     *
     * @param error null if there is none
     * @param details keys of asyncio's, each followed by its value
     */
    static void report(EventLoop loop, String message, Throwable error, Object... details) {
        Map<String, Object> context = new LinkedHashMap<>();
        context.put("message", message);
        if (error != null) {
            context.put("exception", error);
        }
        for (int i = 0; i < details.length; i += 2) {
            context.put((String) details[i], details[i + 1]);
        }
        loop.callExceptionHandler(context);
    }
}
