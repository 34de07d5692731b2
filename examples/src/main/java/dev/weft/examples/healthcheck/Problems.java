// SPDX-License-Identifier: Apache-2.0
package dev.weft.examples.healthcheck;

import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says what is wrong with a target, and what to do about it. */
final class Problems {
    /** Statuses that HttpClient does not hand out where it can follow. */
    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    /** What a message repeats of the exceptions that caused its own. */
    private static final Pattern CAUSES = Pattern.compile("^.*\\w\\.\\w+(Exception|Error): ");

    private Problems() {}

    /** Empty for a healthy status: 2xx, 3xx, or 0 where there is none. */
    static String ofStatus(int status) {
        if (REDIRECTS.contains(status)) {
            return "answered with status " + status + ", a redirect that is not followed: too many in a row,"
                    + " or to a less safe scheme; check where it leads";
        }
        boolean healthy = status == 0 || (status >= 200 && status < 400);
        return healthy ? "" : "answered with status " + status + "; healthy is 2xx or 3xx";
    }

    static String ofTimeout(Target target, Duration timeout) {
        String missing = target instanceof Target.Tcp ? "no connection" : "no complete answer";
        return missing + " within " + Durations.show(timeout) + "; give it more with --timeout";
    }

    /** Whether a status is the request's fault and not the moment's: 4xx but "timeout", "too early" and "too many". */
    static boolean isFinal(int status) {
        return status >= 400 && status < 500 && status != 408 && status != 425 && status != 429;
    }

    static String of(Target target, Throwable error) {
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

    /** The first message in the chain, as HttpClient's own exceptions often have none. */
    private static String reason(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause.getMessage() != null && !cause.getMessage().isBlank()) {
                return CAUSES.matcher(cause.getMessage().strip()).replaceFirst("");
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
