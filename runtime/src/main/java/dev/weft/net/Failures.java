// SPDX-License-Identifier: Apache-2.0
package dev.weft.net;

import java.io.IOException;
import java.net.ConnectException;
import java.util.List;
import java.util.stream.Collectors;

/** Why none of several attempts has succeeded. */
final class Failures {

    private Failures() {}

    /** One error for all: the only one, or the first if all say the same, or one that says each. */
    static IOException join(List<IOException> failures) {
        IOException first = failures.get(0);
        if (failures.stream()
                .allMatch(failure -> String.valueOf(failure.getMessage()).equals(String.valueOf(first.getMessage())))) {
            return first;
        }
        String reasons = failures.stream()
                .map(Throwable::getMessage)
                .collect(Collectors.joining(", ", "Multiple exceptions: ", ""));
        IOException joined = failures.stream().allMatch(ConnectException.class::isInstance)
                ? new ConnectException(reasons)
                : new IOException(reasons);
        failures.forEach(joined::addSuppressed);
        return joined;
    }
}
