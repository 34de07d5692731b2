// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says what is wrong with a target, and what to do about it. */
final class Problems {
    private Problems() {}

    /** Empty for a healthy status: 2xx, 3xx, or 0 where there is none. */
    static String ofStatus(int status) {
        boolean healthy = status == 0 || (status >= 200 && status < 400);
        return healthy ? "" : "answered with status " + status + "; healthy is 2xx or 3xx";
    }

    /** Whether a status is the request's fault and not the moment's: 4xx but "timeout", "too early" and "too many". */
    static boolean isFinal(int status) {
        return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
    }

    static String of(Target target, Exception error) {
        if (isCausedBy(error, UnresolvedAddressException.class) || isCausedBy(error, UnknownHostException.class)) {
            return "can't resolve " + host(target) + "; check the name and the name server";
        }
        if (reason(error).contains("Too many open files")) {
            return "no file descriptor left to connect with; lower --concurrency or raise ulimit -n";
        }
        if (error instanceof ConnectException) {
            // HttpClient's own says nothing of the reason.
            String reason = error.getMessage() == null ? "refused or unreachable" : error.getMessage();
            return "can't connect (" + reason + "); check that it listens there and that no firewall is between";
        }
        if (isCausedBy(error, SSLException.class)) {
            return "no secure connection (" + reason(error) + "); check its certificate, or that it speaks TLS";
        }
        return "failed (" + reason(error) + "); the server's log may tell why";
    }

    private static boolean isCausedBy(Throwable error, Class<? extends Throwable> type) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (type.isInstance(cause)) {
                return true;
            }
        }
        return false;
    }

    /** The first message in the chain, on one line, as HttpClient's own exceptions often have none. */
    private static String reason(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                return cause.getMessage().strip().replaceAll("\\s+", " ");
            }
        }
        return error.getClass().getSimpleName();
    }

    private static String host(Target target) {
        if (target instanceof Target.Http url) {
            return url.uri().getHost();
        }
        return target instanceof Target.Tcp address ? address.host() : target.text();
    }
}
